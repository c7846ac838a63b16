import { NameTree } from './name-tree.ts';

/** How deep countries lie in the tree. */
export const countryDepth = 1;

/** Short names that are words as well, as the Vietnamese ones of England and Germany, count only between commas. */
const tree = `
europe châu_âu europa
 united_kingdom uk great_britain britain vương_quốc_anh anh_quốc =anh royaume_uni grande_bretagne großbritannien vereinigtes_königreich reino_unido gran_bretaña grã_bretanha
  scotland schottland écosse escocia; wales; northern_ireland; edinburgh; glasgow; cardiff; belfast
  england angleterre inglaterra
   london londres; manchester; birmingham; leeds; bristol; liverpool; sheffield; nottingham
 ireland irland irlande irlanda ai_len
  dublin; cork
 germany deutschland allemagne alemania alemanha =đức =duc
  bavaria bayern; baden_württemberg; north_rhine_westphalia nordrhein_westfalen nrw; hesse hessen; lower_saxony niedersachsen; saxony sachsen; berlin; munich münchen; hamburg; frankfurt; cologne köln; stuttgart; düsseldorf; leipzig; hannover hanover; bremen; nürnberg nuremberg; dortmund; essen; duisburg; bochum; wuppertal; bielefeld; bonn; dresden; mannheim; karlsruhe; augsburg; wiesbaden; mainz; aachen; kiel; freiburg
 austria österreich autriche =áo
  vienna wien; graz; linz; salzburg; innsbruck
 switzerland schweiz suisse suiza suíça svizzera thụy_sĩ
  zürich zurich; geneva genève genf; basel; lausanne; bern berne
 france frankreich francia frança =pháp
  auvergne_rhône_alpes; occitanie; nouvelle_aquitaine; hauts_de_france; provence_alpes_côte_d_azur; bretagne; lyon; marseille; toulouse; lille; bordeaux; nantes; strasbourg straßburg; nice; montpellier; rennes; grenoble; reims; rouen; dijon; toulon; angers; metz
  île_de_france
   paris
 spain españa spanien espagne espanha tây_ban_nha
  andalucía andalusia; madrid; valencia; sevilla seville; bilbao; zaragoza; málaga; murcia; alicante
  cataluña catalonia catalunya
   barcelona
 portugal bồ_đào_nha
  lisbon lisboa lissabon lisbonne; porto; braga
 italy italia italien italie =ý
  lombardy lombardia
   milan milano mailand
  rome roma; turin torino; bologna; florence firenze; naples napoli; genoa genova; venice venezia; verona; padua padova; palermo; bari
 netherlands nederland the_netherlands holland niederlande pays_bas países_bajos países_baixos holanda hà_lan
  amsterdam; rotterdam; utrecht; eindhoven; den_haag the_hague
 belgium belgië belgique belgien bélgica =bỉ
  flanders; antwerp antwerpen; ghent gent; liège
  brussels bruxelles brüssel bruselas
 luxembourg luxemburg
 denmark danmark dänemark dinamarca đan_mạch
  copenhagen københavn; aarhus
 sweden sverige schweden suède suecia thụy_điển
  stockholm; göteborg gothenburg; malmö
 norway norge norwegen norvège noruega na_uy
  oslo
 finland suomi finnland finlande finlandia phần_lan
  helsinki
 iceland =island islande
 poland polska polen pologne polonia ba_lan
  warsaw warszawa; kraków; wrocław; gdańsk; poznań; łódź
 czechia czech_republic česko tschechien república_checa tchéquie cộng_hòa_séc
  prague praha prag
 slovakia slovensko
 hungary magyarország ungarn hongrie hungría
  budapest
 romania rumänien roumanie rumania
  bucharest bucurești
 bulgaria bulgarien
 greece griechenland grèce grecia hy_lạp
 croatia hrvatska kroatien
 slovenia slovenija
 serbia srbija
 estonia estland
 latvia lettland
 lithuania litauen
 ukraine ucrania
 cyprus zypern
 malta; russia russland russie rusia; belarus; moldova; albania; kosovo; montenegro; north_macedonia; monaco; liechtenstein
asia châu_á asien asie
 vietnam viet_nam
  southern_vietnam south_vietnam miền_nam phía_nam nam_bộ khu_vực_phía_nam
   ho_chi_minh hcm hcmc tphcm sài_gòn saigon thủ_đức
   tây_ninh; bình_phước; bà_rịa bà_rịa_vũng_tàu vũng_tàu
   bình_dương
    thủ_dầu_một; dĩ_an; thuận_an
   đồng_nai
    biên_hòa
   mekong_delta miền_tây tây_nam_bộ đồng_bằng_sông_cửu_long
    long_an; bến_tre; vĩnh_long; trà_vinh; đồng_tháp; cần_thơ; hậu_giang; sóc_trăng; bạc_liêu; cà_mau
    tiền_giang
     mỹ_tho
    an_giang
     long_xuyên
    kiên_giang
     phú_quốc; rạch_giá
  central_vietnam miền_trung trung_bộ khu_vực_miền_trung
   đà_nẵng danang; huế thừa_thiên_huế; quảng_ngãi; phú_yên; ninh_thuận; thanh_hóa; hà_tĩnh; quảng_bình; quảng_trị
   quảng_nam
    hội_an
   bình_định
    quy_nhơn
   khánh_hòa
    nha_trang
   bình_thuận
    phan_thiết
   nghệ_an
    vinh
   central_highlands tây_nguyên
    đắk_nông; kon_tum
    lâm_đồng
     đà_lạt dalat
    đắk_lắk đắc_lắc
     buôn_ma_thuột
    gia_lai
     pleiku
  northern_vietnam north_vietnam miền_bắc phía_bắc bắc_bộ khu_vực_phía_bắc
   hà_nội hanoi; hải_phòng haiphong; bắc_ninh; bắc_giang; hải_dương; hưng_yên; hà_nam; nam_định; thái_bình; ninh_bình; vĩnh_phúc; thái_nguyên; lạng_sơn; lào_cai; yên_bái; hòa_bình; sơn_la; điện_biên; lai_châu; tuyên_quang; hà_giang; cao_bằng; bắc_kạn
   quảng_ninh
    hạ_long
   phú_thọ
    việt_trì
 thailand thái_lan thaïlande tailandia
  bangkok; chiang_mai
 singapore singapur singapour singapura sing_ga_po
 malaysia malaisie malasia
  kuala_lumpur; selangor; penang
 indonesia indonesien indonésie
  jakarta; surabaya; bandung
 philippines philippinen filipinas
  manila; cebu; makati
 cambodia campuchia kambodscha cambodge camboya
 laos =lào
 myanmar burma miến_điện
 brunei
 china trung_quốc chine
  shanghai thượng_hải; beijing bắc_kinh; guangdong; shenzhen; guangzhou; hangzhou; chengdu; wuhan; suzhou
 hong_kong hongkong
 taiwan đài_loan
  taipei
 japan nhật_bản japon japão
  tokyo; osaka; nagoya; yokohama; fukuoka
 south_korea korea republic_of_korea hàn_quốc südkorea corée_du_sud corea_del_sur coreia_do_sul
  seoul; busan
 north_korea nordkorea corée_du_nord corea_del_norte triều_tiên; south_china_sea east_china_sea; nepal; mongolia; kazakhstan; uzbekistan; macau
 india ấn_độ indien inde
  bengaluru bangalore; mumbai; delhi new_delhi; hyderabad; chennai; pune; kolkata; gurgaon gurugram; noida; ahmedabad
 pakistan
 bangladesh
 sri_lanka
middle_east trung_đông naher_osten moyen_orient oriente_medio
 united_arab_emirates uae emirats_arabes_unis emiratos_árabes_unidos
  dubai; abu_dhabi
 saudi_arabia ả_rập_xê_út arabie_saoudite arabia_saudita
 qatar; kuwait; bahrain; oman; israel; jordan; lebanon; iraq; iran
 turkey türkiye türkei turquie turquía thổ_nhĩ_kỳ
  istanbul; ankara; izmir
africa châu_phi afrika afrique
 south_africa nam_phi südafrika afrique_du_sud sudáfrica
  johannesburg; cape_town
 egypt ai_cập ägypten égypte egipto
 morocco maroc marokko marruecos marrocos
 algeria algérie
 tunisia tunisie
 nigeria
  lagos
 kenya
  nairobi
 ghana
 ivory_coast côte_d_ivoire
 senegal; guinea; equatorial_guinea; guinea_bissau; ethiopia; tanzania; uganda; rwanda; angola; mozambique; cameroon; zambia; zimbabwe
north_america bắc_mỹ nordamerika amérique_du_nord norteamérica américa_do_norte
 united_states usa ^us united_states_of_america hoa_kỳ =mỹ =my états_unis vereinigte_staaten estados_unidos eeuu
  alabama; alaska; arizona; arkansas; connecticut; delaware; idaho; indiana; iowa; kansas; kentucky; louisiana; maine; maryland; michigan; minnesota; mississippi; missouri; montana; nebraska; nevada; new_hampshire; new_mexico; north_carolina; north_dakota; ohio; oklahoma; oregon; rhode_island; south_carolina; south_dakota; tennessee; utah; vermont; virginia; west_virginia; wisconsin; wyoming; washington_dc; new_england; atlanta; new_jersey =^nj
  california =^ca
   san_francisco; los_angeles; san_diego; san_jose; silicon_valley
  new_york =^ny
   new_york_city nyc
  texas =^tx
   austin; dallas; houston
  florida =^fl
   miami
  massachusetts =^ma
   boston
  washington =^wa
   seattle
  illinois =^il
   chicago
  colorado
   denver
  pennsylvania =^pa
   philadelphia
 canada kanada
  alberta; nova_scotia; manitoba; calgary; edmonton
  ontario
   toronto; ottawa
  british_columbia
   vancouver
  quebec
   montreal
latin_america latam mỹ_la_tinh lateinamerika amérique_latine américa_latina
 mexico mexiko mexique
  mexico_city ciudad_de_méxico cdmx; monterrey; guadalajara; baja_california
 brazil brasil brasilien brésil bra_xin
  são_paulo; rio_de_janeiro; minas_gerais; paraná; santa_catarina; rio_grande_do_sul; bahia; belo_horizonte; curitiba; porto_alegre; campinas; brasília
 argentina argentinien argentine
  buenos_aires
 chile chili santiago_de_chile
 colombia kolumbien colombie
  bogotá; medellín
 peru pérou
  lima
 ecuador equador
 uruguay uruguai
 paraguay paraguai
 bolivia
 venezuela
 costa_rica
 panama
 guatemala; honduras; nicaragua; el_salvador; cuba; jamaica; puerto_rico
 dominican_republic república_dominicana
oceania châu_đại_dương
 papua_new_guinea
 australia úc australien australie
  new_south_wales; queensland; victoria; sydney; melbourne; brisbane; perth
 new_zealand neuseeland nouvelle_zélande nueva_zelanda
  auckland
`;

const groups = `
southeast_asia south_east_asia đông_nam_á asean asie_du_sud_est südostasien sudeste_asiático: vietnam thailand singapore malaysia indonesia philippines cambodia laos myanmar brunei
east_asia đông_á ostasien: china hong_kong taiwan japan south_korea
nordics nordic_countries scandinavia skandinavien scandinavie bắc_âu: denmark sweden norway finland iceland
baltics baltic_states: estonia latvia lithuania
dach: germany austria switzerland
benelux: belgium netherlands luxembourg
iberia: spain portugal
european_union ^eu liên_minh_châu_âu europäische_union union_européenne unión_europea união_europeia: ireland germany austria france spain portugal italy netherlands belgium luxembourg denmark sweden finland poland czechia slovakia hungary romania bulgaria greece croatia slovenia estonia latvia lithuania cyprus malta
western_europe tây_âu westeuropa: united_kingdom ireland germany austria switzerland france spain portugal italy netherlands belgium luxembourg
eastern_europe đông_âu osteuropa: poland czechia slovakia hungary romania bulgaria ukraine
gulf gcc: united_arab_emirates saudi_arabia qatar kuwait bahrain oman
mena: middle_east egypt morocco algeria tunisia
emea: europe middle_east africa
apac asia_pacific châu_á_thái_bình_dương asie_pacifique: asia oceania
anz: australia new_zealand
south_america nam_mỹ südamerika amérique_du_sud sudamérica américa_do_sul: brazil argentina chile colombia peru ecuador uruguay paraguay bolivia venezuela
americas châu_mỹ: north_america latin_america
`;

const fillers =
  'greater area region metropolitan metro city province state county district capital the of and tỉnh thành phố tp quận huyện khu vực vùng région grand stadt großraum área provincia província ciudad cidade estado de la';

let places: NameTree | undefined;

/** Made at the first use: the background wakes for much else. */
export function loadPlaces(): NameTree {
  places ??= new NameTree({ tree, groups, fillers });
  return places;
}
