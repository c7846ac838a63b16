import type { TitleTable } from './table.ts';

export const vietnamese: TitleTable = {
  seniorities: {
    owner:
      'chủ_doanh_nghiệp chủ_cửa_hàng chủ_cơ_sở chủ_shop chủ_quán chủ_tiệm chủ_xưởng chủ_công_ty chủ_hộ_kinh_doanh sáng_lập doanh_nhân',
    // A deputy general director sits in the board of management and signs for the company: on cards it is "Deputy CEO".
    c_level:
      'tổng_giám_đốc tổng_gđ tgđ phó_tổng_giám_đốc phó_tổng phó_tgđ ptgđ giám_đốc_điều_hành gđđh chủ_tịch ban_giám_đốc ban_tổng_giám_đốc',
    vp: 'phó_chủ_tịch',
    director:
      'giám_đốc gđ gđkd phó_giám_đốc phó_gđ pgđ viện_trưởng phó_viện_trưởng tổng_quản_lý hiệu_trưởng',
    head: 'trưởng_phòng <tp tpkd tpns tbp trưởng_ban trưởng_bộ_phận trưởng_bp trưởng_khoa trưởng_đại_diện trưởng_chi_nhánh trưởng_văn_phòng >chánh_văn_phòng kế_toán_trưởng ktt kỹ_sư_trưởng bếp_trưởng !trưởng',
    // In charge of something, with or without a team.
    manager:
      'phó_phòng phó_trưởng_phòng phó_trưởng_ban phó_ban phó_bộ_phận phó_trưởng_bộ_phận <pp trưởng_nhóm nhóm_trưởng tổ_trưởng đội_trưởng ca_trưởng trưởng_ca trưởng_chuyền chuyền_trưởng trưởng_dự_án trưởng_kho trưởng_cửa_hàng cửa_hàng_trưởng chỉ_huy_trưởng chủ_nhiệm quản_đốc phó_quản_đốc quản_lý giám_sát ?phụ_trách',
    senior:
      'cao_cấp chuyên_viên_chính kỹ_sư_chính chuyên_gia phó_nhóm nhóm_phó tổ_phó cố_vấn_cao_cấp',
    specialist:
      'chuyên_viên nhân_viên kỹ_sư cán_bộ kế_toán kiểm_toán_viên kiểm_soát_viên kỹ_thuật_viên lập_trình_viên nghiên_cứu_viên biên_tập_viên điều_phối_viên hướng_dẫn_viên cộng_tác_viên trình_dược_viên tư_vấn >cố_vấn đại_diện_kinh_doanh đại_diện_bán_hàng thủ_kho thủ_quỹ thu_ngân luật_sư bác_sĩ dược_sĩ y_tá điều_dưỡng kiến_trúc_sư nhà_thiết_kế giảng_viên giáo_viên công_nhân >lái_xe >tài_xế !thợ phiên_dịch biên_dịch môi_giới bảo_vệ <nv <cv nvkd cvkd nvvp nhân_viên_quản_lý chuyên_viên_quản_lý cán_bộ_quản_lý kỹ_sư_quản_lý nhân_viên_giám_sát chuyên_viên_giám_sát cán_bộ_giám_sát kỹ_sư_giám_sát tư_vấn_giám_sát kỹ_thuật_giám_sát',
    assistant: '>trợ_lý >thư_ký >phụ_tá lễ_tân trợ_giảng',
    trainee: 'thực_tập tts học_việc tập_sự ?sinh_viên ?học_sinh',
    // A board member supervises and runs nothing; "TP." before a city is no head of a department.
    none: 'thành_viên_hđqt thành_viên_hội_đồng_quản_trị thành_viên_hội_đồng_thành_viên tp_hồ tp_hcm tp_hà tp_đà tp_hải tp_cần tp_biên tp_nha tp_vũng tp_thủ >văn_phòng >giúp_việc >cánh_tay_phải',
  },
  departments: {
    general_management:
      'trưởng_đại_diện văn_phòng_đại_diện chiến_lược tổng_quản_lý ?phó_chủ_tịch ?giám_đốc ?phó_giám_đốc ?gđ ?pgđ ?phó_gđ ?chi_nhánh',
    sales:
      'kinh_doanh bán_hàng bán_lẻ bán_buôn phát_triển_thị_trường khách_hàng_doanh_nghiệp khách_hàng_cá_nhân quan_hệ_khách_hàng cửa_hàng showroom siêu_thị đấu_thầu telesale* qhkh tpkd gđkd nvkd cvkd <kd ?kênh ?thị_trường ?khách_hàng ?tư_vấn',
    marketing:
      'tiếp_thị truyền_thông thương_hiệu quảng_cáo nội_dung quan_hệ_công_chúng đối_ngoại mkt sự_kiện nghiên_cứu_thị_trường',
    customer_service:
      'chăm_sóc_khách_hàng cskh dịch_vụ_khách_hàng hỗ_trợ_khách_hàng trải_nghiệm_khách_hàng hậu_mãi bảo_hành tổng_đài',
    product: 'sản_phẩm',
    design: 'thiết_kế đồ_họa mỹ_thuật sáng_tạo',
    engineering:
      'phần_mềm lập_trình công_nghệ cơ_khí tự_động_hóa thi_công kỹ_sư_thiết_kế kỹ_sư_trưởng ?kỹ_sư ?kỹ_thuật ?kiến_trúc_sư ?xây_dựng ?điện',
    it: 'cntt công_nghệ_thông_tin hệ_thống_thông_tin quản_trị_mạng quản_trị_hệ_thống an_ninh_mạng an_toàn_thông_tin bảo_mật hạ_tầng tin_học công_nghệ chuyển_đổi_số phân_tích_nghiệp_vụ !mạng',
    data: 'dữ_liệu phân_tích_dữ_liệu trí_tuệ_nhân_tạo',
    research: 'nghiên_cứu thí_nghiệm đổi_mới_sáng_tạo',
    quality: 'chất_lượng kcs kiểm_định an_toàn',
    production:
      'sản_xuất nhà_máy xưởng phân_xưởng quản_đốc chuyền_trưởng trưởng_chuyền gia_công lắp_ráp vận_hành_máy',
    maintenance: 'bảo_trì bảo_dưỡng cơ_điện sửa_chữa tòa_nhà',
    operations: 'vận_hành điều_độ điều_phối khai_thác điều_hành',
    supply_chain:
      'chuỗi_cung_ứng kho thủ_kho vận_tải vận_chuyển xuất_nhập_khẩu xnk xuất_khẩu nhập_khẩu giao_nhận giao_hàng hậu_cần lái_xe tài_xế hải_quan ?kế_hoạch',
    procurement: 'mua_hàng thu_mua vật_tư cung_ứng mua_sắm nguồn_hàng nhà_cung_cấp',
    finance:
      'tài_chính kế_toán ktt kiểm_toán !thuế công_nợ ngân_quỹ ngân_sách thủ_quỹ thu_ngân tín_dụng đầu_tư kiểm_soát_nội_bộ ban_kiểm_soát tckt',
    legal: 'pháp_chế pháp_lý pháp_luật luật tuân_thủ',
    hr: 'nhân_sự nhân_lực tuyển_dụng đào_tạo tiền_lương cb hcns tpns',
    administration:
      'hành_chính hành_chánh văn_phòng tổng_vụ lễ_tân văn_thư hcns nvvp ?trợ_lý ?thư_ký',
    // Of a project or a region, not of a company.
    none: 'giám_đốc_dự_án giám_đốc_vùng giám_đốc_khu_vực giám_đốc_miền giám_đốc_chương_trình',
  },
  marks: {
    at: 'tại công_ty cty tập_đoàn ngân_hàng cong_ty',
    of: 'của cho',
    and: 'và kiêm kiem',
    former: 'cựu',
    ex: 'nguyên',
    now: 'nay hiện',
    retired: 'nghỉ_hưu hưu_trí',
    wish: 'tìm_việc đang_tìm mong_muốn ứng_viên',
  },
};
