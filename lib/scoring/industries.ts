import { NameTree } from './name-tree.ts';

/** The names of LinkedIn's common industries in six languages, as far as they are not alike by their beginnings. */
const tree = `
technology công_nghệ technologie* tecnología tech data_mining data_storage
 software phần_mềm logiciel* saas
 it_services ^it information_technology cntt công_nghệ_thông_tin edv informatik informatique informática tecnologías_de_la_información tecnologia_da_informação dịch_vụ_it
 internet e_commerce ecommerce thương_mại_điện_tử comercio_electrónico comércio_eletrônico
 telecom* viễn_thông
 semiconductor* bán_dẫn halbleiter*
manufactur* sản_xuất chế_tạo industrial produktion fertigung herstell* fabrication fabricación fabricação industrie_manufacturière
 food foods beverage* energy_drink* olive_oil* cooking_oil* vegetable_oil* palm_oil dầu_ăn thực_phẩm đồ_uống lebensmittel* getränke* agroalimentaire* aliment* nahrung* bebida*
 textil* dệt_may dệt may_mặc apparel fashion thời_trang bekleidung* mode habillement confección vestuário moda
 automotive automobil* motor_vehicle* ô_tô xe_hơi automóvil* automotr* automotiv*
 machinery máy_móc cơ_khí maschinenbau* machines maquinaria máquinas
 electronic* electrical điện_tử elektro* électronique* eletrônic*
 chemical* hóa_chất chemie* chimie* chimique* químic*
 plastic* nhựa kunststoff* plasturgie
 packaging bao_bì verpackung* emballage* embalaje* embalage*
 pharma* dược_phẩm dược
 medical_equipment medical_device* thiết_bị_y_tế medizintechnik
 furniture nội_thất đồ_gỗ möbel* meuble* mueble* móve*
 wood timber lumber !gỗ holz* bois madera madeira
 footwear shoes giày_dép schuhe* chaussure* calzado calçados
 steel metal* thép kim_loại stahl* acier acero aço
 paper !giấy papier* papel
 aerospace aviation hàng_không luftfahrt* aéronaut*
logistic* logistik* kho_vận hậu_cần supply_chain giao_nhận
 transport* vận_tải vận_chuyển trucking freight spedition*
 warehous* kho_bãi kho lagerei lagerung lagerhaltung entreposage almacen* armazen* storage
 maritime hàng_hải shipping schifffahrt* marítim*
construction xây_dựng bau bauwesen bauindustrie btp bâtiment* construcción construção civil_engineering
real_estate bất_động_sản immobilie* inmobiliari* imobiliári* bienes_raíces
finance financial_services tài_chính finanz* financier* finanças financeir* servicios_financieros
 bank banks banking banken bankwesen ngân_hàng banque banques bancaire* banca banco bancos bancári*
 insurance bảo_hiểm versicherung* assurance* seguros
 investment* đầu_tư venture_capital private_equity quỹ_đầu_tư
 accounting kế_toán kiểm_toán buchhaltung comptab* contab*
health* y_tế chăm_sóc_sức_khỏe gesundheit* santé salud saúde
 hospital hospitals hospitales hospitalar hospitalario* hospitalier* bệnh_viện krankenh* hôpit*
 medical_practice* phòng_khám
biotech* công_nghệ_sinh_học
retail bán_lẻ einzelhandel commerce_de_détail vente_au_détail comercio_minorista varejo
wholesale bán_buôn bán_sỉ großhandel commerce_de_gros comercio_mayorista atacado
education* giáo_dục đào_tạo bildung* enseignement educación educação e_learning
hospitality nhà_hàng_khách_sạn gastgewerbe hôtellerie hostelería hotelaria
 hotel* khách_sạn
 restaurant* nhà_hàng gastronomie restauration
travel tourism* du_lịch lữ_hành turismo viajes viagens
marketing tiếp_thị
 advertising quảng_cáo werbung publicité publicidad publicidade
media truyền_thông medien médias medios mídia
 publishing xuất_bản verlag* édition editorial
 entertainment giải_trí unterhaltung* divertissement entretenimiento entretenimento
consulting tư_vấn unternehmensberatung beratung conseil consultor*
legal law luật pháp_lý recht* juridique* jurídic*
staffing recruit* human_resources tuyển_dụng nhân_sự personaldienst* recrutement ressources_humaines recursos_humanos reclutamiento recrutamento
energy năng_lượng energie* energía
 oil_and_gas oil_gas oil dầu_khí pétrole*
 electric_power điện_lực utilities
 renewable* năng_lượng_tái_tạo erneuerbare* renouvelable* renovable* renováve*
mining khai_khoáng khai_thác_mỏ bergbau minería mineração
agri* farming nông_nghiệp landwirtschaft* agro*
 fish* thủy_sản hải_sản fischerei pêche pesca*
government law_enforcement public_administration chính_phủ hành_chính_công öffentliche_verwaltung administration_publique administración_pública administração_pública
non_profit nonprofit food_bank* ngo phi_lợi_nhuận gemeinnützig* association* ^ong
environment* môi_trường umwelt* medio_ambiente meio_ambiente waste
`;

const fillers =
  'and of the services service industry industries sector company công ty ngành lĩnh vực dịch vụ và und et y e de du des der die das la le les los las do da en industrie industria indústria servicios serviços general other khác development phát triển entwicklung développement desarrollo desenvolvimento';

let industries: NameTree | undefined;

/** Made at the first use: the background wakes for much else. */
export function loadIndustries(): NameTree {
  industries ??= new NameTree({ tree, fillers });
  return industries;
}
