import type { TitleTable } from './table.ts';

export const vietnamese: TitleTable = {
  seniorities: {
    owner:
      'chủ doanh nghiệp, chủ cửa hàng, chủ cơ sở, chủ shop, chủ quán, chủ tiệm, chủ xưởng, chủ công ty, chủ hộ kinh doanh, sáng lập, doanh nhân',
    // A deputy general director sits in the board of management and signs for the company: on cards it is "Deputy CEO".
    c_level:
      'tổng giám đốc, tổng gđ, tgđ, phó tổng giám đốc, phó tổng, phó tgđ, ptgđ, giám đốc điều hành, gđđh, chủ tịch, ban giám đốc, ban tổng giám đốc',
    vp: 'phó chủ tịch',
    director:
      'giám đốc, gđ, gđkd, phó giám đốc, phó gđ, pgđ, viện trưởng, phó viện trưởng, tổng quản lý, hiệu trưởng',
    head: 'trưởng phòng, <tp, tpkd, tpns, tbp, trưởng ban, trưởng bộ phận, trưởng bp, trưởng khoa, trưởng đại diện, trưởng chi nhánh, trưởng văn phòng, chánh văn phòng, kế toán trưởng, ktt, kỹ sư trưởng, bếp trưởng, !trưởng',
    // In charge of something, with or without a team.
    manager:
      'phó phòng, phó trưởng phòng, phó trưởng ban, phó ban, phó bộ phận, phó trưởng bộ phận, <pp, trưởng nhóm, nhóm trưởng, tổ trưởng, đội trưởng, ca trưởng, trưởng ca, trưởng chuyền, chuyền trưởng, trưởng dự án, trưởng kho, trưởng cửa hàng, cửa hàng trưởng, chỉ huy trưởng, chủ nhiệm, quản đốc, phó quản đốc, quản lý, giám sát, ?phụ trách',
    senior:
      'cao cấp, chuyên viên chính, kỹ sư chính, chuyên gia, phó nhóm, nhóm phó, tổ phó, cố vấn cao cấp',
    specialist:
      'chuyên viên, nhân viên, kỹ sư, cán bộ, kế toán, kiểm toán viên, kiểm soát viên, kỹ thuật viên, lập trình viên, nghiên cứu viên, biên tập viên, điều phối viên, hướng dẫn viên, cộng tác viên, trình dược viên, tư vấn, >cố vấn, đại diện kinh doanh, đại diện bán hàng, thủ kho, thủ quỹ, thu ngân, luật sư, bác sĩ, dược sĩ, y tá, điều dưỡng, kiến trúc sư, nhà thiết kế, giảng viên, giáo viên, công nhân, lái xe, tài xế, !thợ, phiên dịch, biên dịch, môi giới, bảo vệ, <nv, <cv, nvkd, cvkd, nvvp, nhân viên quản lý, chuyên viên quản lý, cán bộ quản lý, kỹ sư quản lý, nhân viên giám sát, chuyên viên giám sát, cán bộ giám sát, kỹ sư giám sát, tư vấn giám sát, kỹ thuật giám sát',
    assistant: '>trợ lý, >thư ký, >phụ tá, lễ tân, trợ giảng',
    trainee: 'thực tập, tts, học việc, tập sự, ?sinh viên, ?học sinh',
    // A board member supervises and runs nothing; "TP." before a city is no head of a department.
    none: 'thành viên hđqt, thành viên hội đồng quản trị, thành viên hội đồng thành viên, tp hồ, tp hcm, tp hà, tp đà, tp hải, tp cần, tp biên, tp nha, tp vũng, tp thủ',
  },
  departments: {
    general_management:
      'trưởng đại diện, văn phòng đại diện, chiến lược, tổng quản lý, ?phó chủ tịch, ?giám đốc, ?phó giám đốc, ?gđ, ?pgđ, ?phó gđ, ?chi nhánh',
    sales:
      'kinh doanh, bán hàng, bán lẻ, bán buôn, phát triển thị trường, khách hàng doanh nghiệp, khách hàng cá nhân, quan hệ khách hàng, cửa hàng, showroom, siêu thị, đấu thầu, telesale*, tpkd, gđkd, nvkd, cvkd, <kd, ?kênh, ?thị trường, ?khách hàng, ?tư vấn',
    marketing:
      'tiếp thị, truyền thông, thương hiệu, quảng cáo, nội dung, quan hệ công chúng, đối ngoại, mkt, sự kiện, nghiên cứu thị trường',
    customer_service:
      'chăm sóc khách hàng, cskh, dịch vụ khách hàng, hỗ trợ khách hàng, trải nghiệm khách hàng, hậu mãi, bảo hành, tổng đài',
    product: 'sản phẩm',
    design: 'thiết kế, đồ họa, mỹ thuật, sáng tạo',
    engineering:
      'phần mềm, lập trình, công nghệ, cơ khí, tự động hóa, thi công, kỹ sư thiết kế, kỹ sư trưởng, ?kỹ sư, ?kỹ thuật, ?kiến trúc sư, ?xây dựng, ?điện',
    it: 'cntt, công nghệ thông tin, hệ thống thông tin, quản trị mạng, quản trị hệ thống, an ninh mạng, an toàn thông tin, bảo mật, hạ tầng, tin học, công nghệ, chuyển đổi số, phân tích nghiệp vụ, !mạng',
    data: 'dữ liệu, phân tích dữ liệu, trí tuệ nhân tạo',
    research: 'nghiên cứu, thí nghiệm, đổi mới sáng tạo',
    quality: 'chất lượng, kcs, kiểm định, an toàn',
    production:
      'sản xuất, nhà máy, xưởng, phân xưởng, quản đốc, chuyền trưởng, trưởng chuyền, gia công, lắp ráp',
    maintenance: 'bảo trì, bảo dưỡng, cơ điện, sửa chữa, tòa nhà',
    operations: 'vận hành, điều độ, điều phối, khai thác, điều hành',
    supply_chain:
      'chuỗi cung ứng, kho, thủ kho, vận tải, vận chuyển, xuất nhập khẩu, xnk, xuất khẩu, nhập khẩu, giao nhận, giao hàng, hậu cần, lái xe, tài xế, hải quan, ?kế hoạch',
    procurement: 'mua hàng, thu mua, vật tư, cung ứng, mua sắm, nguồn hàng, nhà cung cấp',
    finance:
      'tài chính, kế toán, ktt, kiểm toán, !thuế, công nợ, ngân quỹ, ngân sách, thủ quỹ, thu ngân, tín dụng, đầu tư, kiểm soát nội bộ, ban kiểm soát, tckt',
    legal: 'pháp chế, pháp lý, pháp luật, luật, tuân thủ',
    hr: 'nhân sự, nhân lực, tuyển dụng, đào tạo, tiền lương, cb, hcns, tpns',
    administration:
      'hành chính, hành chánh, văn phòng, tổng vụ, lễ tân, văn thư, hcns, nvvp, ?trợ lý, ?thư ký',
    // Of a project or a region, not of a company.
    none: 'giám đốc dự án, giám đốc vùng, giám đốc khu vực, giám đốc miền, giám đốc chương trình',
  },
  marks: {
    at: 'tại, công ty, cty, tập đoàn, ngân hàng, cong ty',
    of: 'của, cho',
    and: 'và, kiêm, kiem',
    former: 'cựu',
    ex: 'nguyên',
    now: 'nay, hiện',
    retired: 'nghỉ hưu, hưu trí',
    wish: 'tìm việc, đang tìm, mong muốn, ứng viên',
  },
};
