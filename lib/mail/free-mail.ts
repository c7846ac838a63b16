/**
 * Providers whose addresses say nothing about where somebody works: free mail, mail that comes with a line, relays that
 * hide an address. Folded below by country where a provider has one domain a country.
 */
const providers: readonly string[] = [
  'gmail.com googlemail.com icloud.com me.com mac.com aol.com aim.com ymail.com rocketmail.com msn.com passport.com',
  'protonmail.com protonmail.ch proton.me pm.me tutanota.com tutanota.de tuta.io tuta.com tutamail.com keemail.me',
  'fastmail.com fastmail.fm hushmail.com mail.com email.com usa.com zoho.com zohomail.com zohomail.eu inbox.com hey.com',
  'mailbox.org posteo.de posteo.net disroot.org riseup.net runbox.com startmail.com mailfence.com lycos.com excite.com',
  // Germany, Austria, Switzerland.
  'web.de freenet.de t-online.de arcor.de mail.de email.de online.de kabelmail.de vodafonemail.de 1und1.de aon.at',
  'chello.at bluewin.ch hispeed.ch sunrise.ch',
  // France, Belgium, Netherlands, Luxembourg.
  'orange.fr wanadoo.fr free.fr sfr.fr neuf.fr laposte.net bbox.fr numericable.fr aliceadsl.fr club-internet.fr',
  'skynet.be telenet.be proximus.be ziggo.nl kpnmail.nl xs4all.nl planet.nl hetnet.nl home.nl pt.lu',
  // Southern and northern Europe, the islands.
  'libero.it virgilio.it alice.it tin.it tiscali.it hotmail.it fastwebnet.it telefonica.net terra.es ono.com sapo.pt',
  'iol.pt otenet.gr telia.com spray.se bredband.net online.no tdcadsl.dk mail.dk elisanet.fi kolumbus.fi luukku.com',
  'btinternet.com virginmedia.com sky.com talktalk.net ntlworld.com blueyonder.co.uk eircom.net',
  // Eastern Europe, Russia, Turkey.
  'wp.pl o2.pl onet.pl op.pl interia.pl gazeta.pl seznam.cz centrum.cz email.cz post.cz azet.sk zoznam.sk freemail.hu',
  'citromail.hu abv.bg mail.bg ukr.net i.ua meta.ua bigmir.net mail.ru bk.ru inbox.ru list.ru internet.ru rambler.ru',
  'yandex.ru yandex.com ya.ru mynet.com inbox.lv mail.ee',
  // Asia.
  'qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com aliyun.com 139.com 189.cn 21cn.com tom.com',
  'vip.163.com naver.com daum.net hanmail.net nate.com kakao.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp nifty.com',
  'rediffmail.com indiatimes.com vnn.vn fpt.vn hcm.vnn.vn hn.vnn.vn vietnammail.vn zing.vn singnet.com.sg',
  'pacific.net.sg streamyx.com walla.co.il walla.com bezeqint.net',
  // The Americas, Australia.
  'comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net juno.com optonline.net',
  'netzero.net frontier.com windstream.net roadrunner.com shaw.ca rogers.com sympatico.ca bell.net telus.net videotron.ca',
  'uol.com.br bol.com.br terra.com.br ig.com.br globo.com prodigy.net.mx bigpond.com bigpond.net.au optusnet.com.au',
  'iinet.net.au xtra.co.nz mweb.co.za',
  // Relays.
  'privaterelay.appleid.com duck.com mozmail.com simplelogin.com simplelogin.co aleeas.com anonaddy.me addy.io',
];

export const freeMailDomains: ReadonlySet<string> = new Set(
  providers.flatMap((line) => line.split(' ')),
);

/** Providers with a domain in most countries: `yahoo.com.vn`, `hotmail.fr`, `gmx.net`. */
const byCountry =
  /^(?:yahoo|ymail|hotmail|outlook|live|windowslive|gmx|yandex|aol|zoho|rediff)\.(?:com|net|org|co|[a-z]{2})(?:\.[a-z]{2})?$/;

/** Whether addresses of a domain, or of one below it, belong to private people of any company. */
export function isFreeMail(domain: string): boolean {
  const parts = domain.trim().toLowerCase().replace(/\.$/, '').split('.');
  return parts.some((_, at) => {
    const parent = parts.slice(at).join('.');
    return freeMailDomains.has(parent) || byCountry.test(parent);
  });
}
