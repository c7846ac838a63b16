import type { TitleTable } from './table.ts';

export const french: TitleTable = {
  seniorities: {
    // A `gérant` runs a small company and mostly owns it, unless it is a shop of a chain.
    owner:
      'fondateur*, fondatrice*, cofondateur*, cofondatrice*, gérant, gérante, cogérant*, dirigeant*, propriétaire*, chef d entreprise, cheffe d entreprise, entrepreneur*, entrepreneuse, patron, patronne, associé fondateur, associé gérant, associée gérante, =associé, =associée',
    c_level:
      'pdg, dg, dga, président directeur général, directeur général, directrice générale, directeur exécutif, directrice exécutive',
    vp: 'vice présidente',
    director:
      'directeur*, directrice*, codirecteur*, codirectrice*, daf, drh, dsi, raf, dircom, secrétaire général, secrétaire générale',
    head: 'chef de service*, chef du service, cheffe de service*, chef de département, chef du département, cheffe de département, chef de division, chef de pôle, chef comptable, cheffe comptable, rédacteur en chef, rédactrice en chef, chef de cuisine, chef cuisinier, cheffe cuisinière',
    // A `responsable` leads a team, and a whole department only where it is small.
    manager:
      'responsable*, chef de, chef d, chef des, chef du, cheffe de, cheffe d, cheffe des, cheffe du, superviseur*, contremaître, encadrant*, manageur*, manageuse*, gérant* de magasin, gérant* de boutique, gérant* de restaurant, gérant* de station',
    senior: 'ingénieur principal',
    specialist:
      'technicien*, chargé, chargée, conseiller*, acheteur*, acheteuse*, comptable*, expert comptable, experte comptable, gestionnaire*, développeur*, développeuse*, avocat*, attaché*, contrôleur*, contrôleuse*, vendeur*, vendeuse*, coordinateur*, coordinatrice*, coordonnateur*, coordonnatrice*, formateur*, formatrice*, rédacteur*, rédactrice*, opérateur*, opératrice*, ouvrier*, employé*, architecte*, graphiste*, concepteur*, médecin*, infirmier*, enseignant*, professeur*, préparateur*, magasinier*, cariste*, auditeur*, auditrice*, animateur*, animatrice*, chauffeur*, collaborateur*, délégué*, négociateur*, traducteur*, approvisionneur*, recruteur*, recruteuse*, technico commercial*, =commercial, =commerciale, dessinateur*, dessinatrice*, électricien*, mécanicien*, administrateur*, administratrice*, conducteur*, conductrice*, planificateur*, chef de partie, second de cuisine, téléconseiller*, pharmacien*',
    assistant:
      '>assistante*, >secrétaire, >secrétaires, hôtesse*, standardiste*, assistant* de direction, aide',
    trainee: 'stagiaire*, alternant*, apprenti*, alternance, stage, ?étudiant*',
    none: 'administrateur indépendant, membre du conseil d administration, conseil d administration, chef d orchestre',
  },
  departments: {
    general_management: 'direction générale, secrétaire général*, ?gérant*, ?agence',
    sales:
      'vente, ventes, vendeur*, vendeuse*, chargé* d affaires, ingénieur* d affaires, responsable d affaires, responsable export, directeur export, directrice export, zone export, grands comptes, grand compte, technico commercial*, développement commercial, magasin, gérant* de magasin, gérant* de boutique, boutique, ?secteur, ?rayon',
    marketing:
      'communication, marque, marques, publicité, relations publiques, relations presse, contenu*, rédacteur web, rédactrice web, événementiel, dircom',
    customer_service:
      'service client*, relation client*, relations client*, sav, après vente, support client*, expérience client*, satisfaction client*, clientèle, téléconseiller*',
    product: 'produit, produits',
    design: 'graphiste*, infographiste*, directeur artistique, directrice artistique, création',
    engineering:
      'développeur*, développeuse*, logiciel*, ingénierie, bureau d études, travaux, chantier, ?technique*, ?technicien*, ?études, ?dessinateur*, ?dessinatrice*, ?architecte*, ?développement',
    it: 'informatique*, systèmes d information, système d information, dsi, rssi, réseau*, sécurité informatique, administrateur* système*, ^si',
    data: 'données, décisionnel*',
    research: 'recherche*, recherche et développement',
    quality: 'qualité*, qse, sécurité environnement',
    production:
      'usine*, fabrication*, atelier*, industriel*, méthodes, ligne, conducteur* de ligne, site de production, ?site',
    maintenance: 'entretien, travaux neufs, électricien*, mécanicien*, services techniques',
    operations: 'exploitation, opérationnel*, processus',
    supply_chain:
      'logistique*, approvisionnement*, approvisionneur*, entrepôt*, magasinier*, cariste*, stock, stocks, douane*, expédition*, chaîne logistique, planification, planificateur*, ordonnancement, chauffeur*',
    procurement: 'achats, achat, acheteur*, acheteuse*',
    finance:
      'comptab*, expert comptable, experte comptable, chef comptable, cheffe comptable, financier*, contrôle de gestion, contrôleur* de gestion, contrôleuse* de gestion, trésor*, fiscal*, daf, raf, administratif et financier, administrative et financière, administratif financier, administrative financière, administration et finance*, crédit*, recouvrement, facturation',
    legal: 'juridique*, avocat*, droit, conformité, contentieux, notaire*',
    hr: 'rh, drh, ressources humaines, recrutement*, recruteur*, recruteuse*, formation*, formateur*, formatrice*, paie, paye, relations sociales',
    administration:
      'assistant* de direction, accueil, secrétariat, services généraux, standardiste*, hôtesse*, ?secrétaire, ?secrétaires',
    none: 'vice président, vice présidente, chef de service*, chef du service, cheffe de service*',
  },
  marks: {
    at: 'chez',
    of: 'de, d, du, des, au, aux, la',
    to: 'pour',
    and: 'et',
    former: 'ancien, ancienne, anciennement',
    retired: 'retraité, retraitée, retraite',
    now: 'désormais, actuellement',
    wish: 'à la recherche, en recherche, recherche un, recherche une, recherche d, futur, future, aspirant*, en reconversion',
  },
};
