import { foldText } from '../model/fold.ts';

/** Words of what people do, folded; whole words. */
const words: ReadonlySet<string> = new Set(
  [
    'chief officer ceo cfo cto coo cmo cio ciso cro cpo cso chro cco cdo vp svp evp avp president founder cofounder owner',
    'partner principal director head lead leader manager executive supervisor coordinator specialist consultant advisor',
    'adviser analyst engineer developer architect designer scientist researcher administrator assistant associate secretary',
    'representative agent broker buyer planner controller accountant auditor bookkeeper treasurer lawyer attorney counsel',
    'paralegal recruiter trainer teacher professor lecturer nurse physician surgeon pharmacist editor journalist writer',
    'producer strategist marketer technician operator foreman superintendent intern trainee apprentice chairman chairwoman',
    'chairperson chair trustee dean evangelist dispatcher merchandiser estimator surveyor inspector',
    // French.
    'directeur directrice responsable gerant gerante presidente chef cheffe ingenieur ingenieure conseiller conseillere',
    'consultante assistante commercial commerciale acheteur acheteuse comptable technicien technicienne fondateur',
    'fondatrice associe associee avocat avocate adjoint adjointe secretaire attache attachee gestionnaire developpeur',
    'developpeuse coordinateur coordinatrice stagiaire dirigeant dirigeante pdg dg daf drh charge chargee',
    // Spanish, Portuguese, Italian.
    'directora gerente jefe jefa encargado encargada coordinador coordinadora consultor consultora asesor asesora ingeniero',
    'ingeniera ejecutivo ejecutiva comercial comprador compradora contador contadora contable tecnico tecnica fundador',
    'fundadora socio socia presidenta abogado abogada auxiliar asistente administrador administradora analista desarrollador',
    'vendedor vendedora diretor diretora gestor gestora direttore direttrice responsabile amministratore titolare',
    // Polish, Dutch.
    'dyrektor kierownik prezes specjalista directeur bestuurder adviseur medewerker',
  ]
    .join(' ')
    .split(' '),
);

/** German puts them together: `Vertriebsleiterin`, `Einkaufsreferent`. */
const stems =
  /(?:geschaftsfuhr|geschaftsleit|leiter|leitung|vorstand|prokurist|inhaber|gesellschafter|referent|sachbearbeit|mitarbeit|berater|ingenieur|entwickler|techniker|meister|kaufmann|kauffrau|einkaufer|verkaufer|buchhalter|assistent|assistenz|beauftragt|koordinator|disponent|aussendienst|innendienst|werkstudent|praktikant|auszubildend|rechtsanwalt|manager|ingenieur|architekt|konstrukteur)/;

/** Vietnamese, folded: more than one word each. */
const phrases =
  /\b(?:giam doc|truong phong|pho phong|truong nhom|truong ban|truong bo phan|pho ban|chuyen vien|nhan vien|ke toan truong|ke toan vien|quan ly|chu tich|tro ly|thu ky|ky su|tu van vien|chuyen gia|phu trach|lap trinh vien|dai dien|nha sang lap|dong sang lap|thuc tap sinh|quan doc|vice president|managing director|charge de|chargee de|head of)\b/;

/** Whether a line says what somebody does: one of its words does so in a language that we know. */
export function hasTitleWord(text: string): boolean {
  const folded = foldText(text);
  return (
    folded.split(' ').some((word) => words.has(word) || stems.test(word)) || phrases.test(folded)
  );
}

const areas =
  /\b(?:sales|marketing|operations|finance|procurement|purchasing|supply|product|products|engineering|technology|it|hr|human|people|strategy|strategic|growth|digital|data|security|legal|business|customer|global|international|national|regional|region|emea|apac|dach|europe|asia|vietnam|americas|us|uk|vertrieb|einkauf|finanzen|personal|ventes|achats|finances|ventas|compras|kinh doanh|mua hang|tai chinh|nhan su|ky thuat|san xuat|mien nam|mien bac)\b/;

/** Whether words behind a comma go on saying what somebody does: `Director, Strategic Sales`, not `CEO, Acme`. */
export function isArea(text: string): boolean {
  return areas.test(foldText(text)) || hasTitleWord(text);
}
