import type { TitleTable } from './table.ts';

export const french: TitleTable = {
  seniorities: {
    // A `gérant` runs a small company and mostly owns it, unless it is a shop of a chain.
    owner:
      'fondateur* fondatrice* cofondateur* cofondatrice* gérant gérante cogérant* dirigeant* propriétaire* chef_d_entreprise cheffe_d_entreprise entrepreneur* entrepreneuse patron patronne associé_fondateur associé_gérant associée_gérante =associé =associée',
    c_level:
      'pdg dg dga président_directeur_général directeur_général directrice_générale directeur_exécutif directrice_exécutive',
    vp: 'vice_présidente',
    director:
      'directeur* directrice* codirecteur* codirectrice* daf drh dsi raf dircom secrétaire_général secrétaire_générale',
    head: '>chef_de_cabinet >cheffe_de_cabinet chef_de_service* chef_du_service cheffe_de_service* chef_de_département chef_du_département cheffe_de_département chef_de_division chef_de_pôle chef_comptable cheffe_comptable rédacteur_en_chef rédactrice_en_chef chef_de_cuisine chef_cuisinier cheffe_cuisinière',
    // A `responsable` leads a team, and a whole department only where it is small.
    manager:
      'responsable* chef_de chef_d chef_des chef_du cheffe_de cheffe_d cheffe_des cheffe_du superviseur* contremaître encadrant* manageur* manageuse* gérant*_de_magasin gérant*_de_boutique gérant*_de_restaurant gérant*_de_station',
    senior: 'ingénieur_principal',
    specialist:
      'ingénieur* juriste* technicien* chargé chargée >conseiller* acheteur* acheteuse* comptable* expert_comptable experte_comptable gestionnaire* développeur* développeuse* avocat* attaché* contrôleur* contrôleuse* vendeur* vendeuse* coordinateur* coordinatrice* coordonnateur* coordonnatrice* formateur* formatrice* rédacteur* rédactrice* opérateur* opératrice* ouvrier* employé* architecte* graphiste* concepteur* médecin* infirmier* enseignant* professeur* préparateur* magasinier* cariste* auditeur* auditrice* animateur* animatrice* chauffeur* collaborateur* délégué* négociateur* traducteur* approvisionneur* recruteur* recruteuse* technico_commercial* dessinateur* dessinatrice* électricien* mécanicien* administrateur* administratrice* conducteur* conductrice* planificateur* chef_de_partie second_de_cuisine téléconseiller* pharmacien* commercial commerciale commissaire*_aux_comptes',
    assistant:
      '>assistante* >secrétaire >secrétaires hôtesse* standardiste* assistant*_de_direction aide',
    trainee: 'stagiaire* alternant* apprenti* alternance stage ?étudiant*',
    none: 'administrateur_indépendant membre_du_conseil_d_administration conseil_d_administration chef_d_orchestre >auprès >cabinet_du >bureau_du >bras_droit',
  },
  departments: {
    general_management: 'direction_générale secrétaire_général* ?gérant* ?agence',
    sales:
      'vente ventes vendeur* vendeuse* chargé*_d_affaires ingénieur*_d_affaires responsable_d_affaires responsable_export directeur_export directrice_export zone_export grands_comptes grand_compte technico_commercial* développement_commercial magasin gérant*_de_magasin gérant*_de_boutique boutique ?secteur ?rayon partenariat* ?négociateur*',
    marketing:
      'communication marque marques publicité relations_publiques relations_presse contenu* rédacteur_web rédactrice_web événementiel dircom',
    customer_service:
      'service_client* relation_client* relations_client* sav après_vente support_client* expérience_client* satisfaction_client* clientèle téléconseiller*',
    product: 'produit produits',
    design: 'graphiste* infographiste* directeur_artistique directrice_artistique création',
    engineering:
      'développeur* développeuse* logiciel* ingénierie bureau_d_études travaux chantier ?technique* ?technicien* ?études ?dessinateur* ?dessinatrice* ?architecte* ?développement',
    it: 'informatique* systèmes_d_information système_d_information dsi rssi réseau* sécurité_informatique administrateur*_système* ^si',
    data: 'données décisionnel*',
    research: 'recherche* recherche_et_développement',
    quality: 'qualité* qse sécurité_environnement sécurité_industrielle',
    production:
      'usine* fabrication* atelier* industriel* méthodes ligne conducteur*_de_ligne site_de_production ?site',
    maintenance: 'entretien travaux_neufs électricien* mécanicien* services_techniques',
    operations: 'exploitation opérationnel* processus',
    supply_chain:
      'logistique* approvisionnement* approvisionneur* entrepôt* magasinier* cariste* stock stocks douane* expédition* chaîne_logistique planification planificateur* ordonnancement chauffeur*',
    procurement: 'achats achat acheteur* acheteuse*',
    finance:
      'comptab* expert_comptable experte_comptable chef_comptable cheffe_comptable financier* contrôle_de_gestion contrôleur*_de_gestion contrôleuse*_de_gestion trésor* fiscal* daf raf administratif_et_financier administrative_et_financière administratif_financier administrative_financière administration_et_finance* crédit* recouvrement facturation contrôle_interne commissaire*_aux_comptes',
    legal: 'juridique* avocat* droit conformité contentieux notaire* protection_des_données',
    hr: 'rh drh ressources_humaines recrutement* recruteur* recruteuse* formation* formateur* formatrice* paie paye relations_sociales',
    administration:
      'assistant*_de_direction accueil secrétariat services_généraux standardiste* hôtesse* ?secrétaire ?secrétaires',
    none: 'bras_droit vice_président vice_présidente chef_de_service* chef_du_service cheffe_de_service*',
  },
  marks: {
    at: 'chez',
    of: 'de d du des au aux la',
    to: 'pour',
    and: 'et',
    former: 'ancien ancienne anciennement',
    retired: 'retraité retraitée retraite',
    now: 'désormais actuellement',
    wish: 'à_la_recherche en_recherche recherche_un recherche_une recherche_d futur future aspirant* en_reconversion',
  },
};
