import type { TitleTable } from './table.ts';

export const german: TitleTable = {
  seniorities: {
    owner:
      'inhaber* *inhaber gründer* *gründer mitgründer* gesellschafter* geschäftsführend*_gesellschafter* unternehmer unternehmerin eigentümer*',
    c_level:
      '<gf geschäftsführer geschäftsführers geschäftsführerin geschäftsführerinnen geschäftsführung geschäftsführungsmitglied* geschäftsführend* geschäftsleiter geschäftsleiterin geschäftsleitung geschäftsleitungsmitglied* vorstand vorstands vorstandes vorstände vorständin vorstandsmitglied* vorstandsvorsitz* vorstandssprecher* vorstandschef* generaldirektor* präsident*',
    vp: 'vizepräsident*',
    director: 'direktor* *direktor',
    // `Prokura` is a power to sign, mostly given to those who lead a department.
    head: '*leiter *leiters *leitung prokurist* chefredakteur* chefarzt chefärztin küchenchef*',
    manager:
      'teamleit* gruppenleit* projektleit* teilprojektleit* schichtleit* filialleit* marktleit* storeleit* bauleit* lagerleit* objektleit* stationsleit* schichtführer* *meister vorarbeiter* polier *manager teamlead*',
    senior: 'leitend* *experte *expertin hauptreferent*',
    specialist:
      '>referent* >*referent vorstandsreferent* sachbearbeit* *berater *ingenieur *entwickler *techniker *kaufmann *kauffrau *einkäufer *verkäufer *buchhalter *controller *koordinator disponent* *spezialist *fachkraft *arbeiter *beauftragte *beauftragter *anwalt *jurist *prüfer *arzt *pfleger lehrer* *architekt *konstrukteur *mechaniker *mechatroniker elektriker* *elektroniker *vertreter *betreuer *planer *redakteur programmierer* *fahrer hausmeister* *angestellte *angestellter buchhaltung *schlosser *informatiker *wirt *administrator volljurist*',
    assistant:
      '>assistent* >*assistent >*assistenz >sekretär* >*sekretär >geschäftsführungsassist* >geschäftsleitungsassist* >vorstandsassist* empfangs* rezeptionist*',
    trainee:
      'praktikant* praktikum werkstudent* werkstudierend* auszubildend* azubi* lehrling volontär* duale*_student* *praktikant *trainee referendar* ?studentin ?studierend*',
    // They supervise and advise, and run nothing.
    none: 'aufsichtsrat* beirat* verwaltungsrat* betriebsrat* bürgermeister* leitstelle *anleitung >büro_der >büro_des >rechte_hand',
  },
  departments: {
    general_management:
      'unternehmensentwicklung unternehmensstrategie ?strategie ?niederlassung* ?standort*',
    sales:
      'vertrieb* *vertrieb *vertriebsleiter *vertriebsmitarbeiter verkauf* *verkauf *verkäufer *verkaufsleiter außendienst* innendienst* kundenberat* geschäftskunden* geschäftsentwicklung handelsvertreter* filial* markt marktleit* *handelskaufmann',
    marketing:
      'marketing* *marketing kommunikation* *kommunikation öffentlichkeitsarbeit presse* werbung werbe* marken*',
    customer_service: 'kundenservice* kundendienst* kundenbetreu* kundensupport* kundenmanage*',
    product: 'produkt*',
    design: 'gestaltung gestalter* grafik* *designer produktdesign*',
    engineering:
      'softwareentwickl* entwickler* *entwickler entwicklung entwicklungs* konstrukt* programmier* *konstrukteur ?ingenieur* ?*ingenieur ?technik ?technisch* ?techniker* ?*techniker ?bauleit* ?elektro* ?*elektroniker',
    it: 'edv informatik* *informatiker *informatik systemadministrator* netzwerk* informationssicherheit* digitalisierung* datenbank* anwendungs* ?administrator*',
    data: 'daten*',
    research:
      'forschung* forscher* labor* wissenschaft* *wissenschaftler fe forschung_und_entwicklung',
    quality: 'qualität* qm qs qmb arbeitssicherheit *qualität',
    production:
      'produktion* fertigung* *fertigung werk werkleit* werksleit* montage* herstell* maschinen* zerspan* industriemeister* industriemechanik* schicht* ?meister',
    maintenance:
      'instandhalt* wartung* gebäude* haustechnik* hausmeister* servicetechnik* betriebstechnik *mechatroniker',
    operations: 'betrieb betriebsleit* operativ* prozess*',
    supply_chain:
      'logistik* *logistik *logistiker lager* versand* dispo* spedition* materialwirtschaft fuhrpark zoll* auftragsabwicklung *fahrer',
    procurement: 'einkauf* *einkauf *einkäufer beschaffung*',
    finance:
      'finanz* buchhalt* *buchhalter *buchhaltung *controlling *controller rechnungswesen steuer steuern steuerberat* steuerfach* wirtschaftsprüf* revision bilanz* bank* ?kaufmännisch*',
    legal: 'recht rechts* jurist* *jurist justiziar* syndikus* datenschutz* vertragsmanage*',
    hr: 'personal* ?personal ausbildungs* weiterbildung* organisationsentwicklung lohn lohnbuchhalt* entgelt*',
    administration:
      'vorstandsbüro verwaltung* empfang* büro* sekretariat* rezeptionist* teamassist* geschäftsführungsassist* geschäftsleitungsassist* vorstandsassist* ?sekretär* ?*sekretär',
  },
  marks: {
    at: 'bei beim',
    of: 'der des von vom',
    to: 'für',
    and: 'und sowie u',
    former: 'ehemalig* ehem früher* vormals',
    retired: 'ruhestand pensioniert* rentner* pensionär*',
    now: 'jetzt heute',
    office: 'büro',
    wish: 'auf_der_suche suche angehend* arbeitssuchend*',
  },
};
