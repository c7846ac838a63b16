import type { TitleTable } from './table.ts';

export const english: TitleTable = {
  seniorities: {
    owner:
      'owner founder cofounder founding_partner managing_partner senior_partner equity_partner proprietor =partner',
    c_level:
      'ceo cfo coo cto cio ciso cmo cro cpo chro cdo cso cco cbo cgo clo cxo cao cpto csco chief_executive president managing_director <md chairman chairwoman chairperson =chair general_counsel c_level c_suite executive_board executive_committee',
    // A vice chairman as well: the second of a board.
    vp: 'vp svp evp avp rvp gvp vice_president vice_chairman vice_chair',
    director: 'director* general_manager ^gm',
    // The chief of staff leads the office of another and has no budget of their own; other chiefs lead a trade.
    head: 'head chief editor_in_chief dean company_secretary corporate_secretary school_principal',
    manager:
      'manager* mgr supervisor* superintendent foreman team_lead team_leader group_lead leader financial_controller finance_controller',
    senior:
      'senior sr snr lead principal expert fellow staff_engineer staff_software staff_data staff_machine staff_designer staff_product art_director distinguished',
    // Managers of accounts, customers and media lead nobody; an owner of a product or a process owns no company.
    specialist:
      'account_manager* accounts_manager key_account_manager* customer_success_manager* client_success_manager relationship_manager* community_manager* social_media_manager* case_manager business_partner client_partner director_of_photography product_owner process_owner service_owner system_owner data_owner application_owner platform_owner solution_owner risk_owner specialist* analyst* engineer engineers consultant* executive officer representative rep agent advisor adviser coordinator co_ordinator admin associate accountant bookkeeper comptroller buyer planner developer programmer designer architect scientist researcher technician operator operative worker driver clerk nurse physician doctor surgeon pharmacist teacher lecturer instructor trainer coach lawyer attorney counsel paralegal solicitor recruiter headhunter editor writer copywriter journalist producer strategist marketer generalist inspector merchandiser dispatcher broker trader banker economist actuary underwriter photographer videographer illustrator animator translator interpreter tester estimator surveyor treasurer staff junior entry_level mechanic electrician machinist welder cashier bdr sdr dba sre chef cook salesman saleswoman salesperson scrum_master agile_coach evangelist therapist librarian chemist biologist statistician modeler detailer drafter draftsman contractor freelancer artist',
    assistant:
      'assistant* asst >executive_assistant >personal_assistant >secretary receptionist >pa_to >ea_to >pa_of >ea_of >pa_for >ea_for s_pa s_ea ceo_pa ceo_ea md_pa md_ea >pa_ceo >ea_ceo',
    trainee:
      'intern interns internship working_student management_trainee ?student ?undergraduate ?phd_candidate ?mba_candidate',
    none: 'non_executive_director nonexecutive_director independent_director board_director board_member member_of_the_board board_of_directors board_advisor advisory_board thought_leader thought_leadership lead_gen lead_generation head_office head_hunter ceo_coach executive_coach executive_search executive_education md_phd student_success student_affairs student_services student_support student_life chief_petty_officer chief_warrant_officer petty_officer warrant_officer chief_master_sergeant home_owner pet_owner dog_owner cat_owner car_owner >office_of >right_hand >supporting >in_support_of >support_to',
  },
  departments: {
    general_management:
      'general_manager ^gm chief_of_staff country_manager branch_manager general_management strategic_planning corporate_development business_unit ?vice_chairman ?vice_chair country_director ?strategy',
    sales:
      'sales sale business_development bdm bdr sdr account_executive account_manager accounts_manager account_director key_account* commercial* revenue cro partner_manager partnership* alliances channel presales inside_sales territory_manager store_manager customer_acquisition go_to_market gtm lead_gen lead_generation salesman saleswoman salesperson sales_admin* ?account ?retail ?store ?client* ?ecommerce ?e_commerce',
    marketing:
      'marketer cmo brand* communications comms ^pr public_relations content copywriter seo sem social_media community_manager growth demand_gen demand_generation advertising media media_buyer product_marketing market_research public_affairs corporate_affairs press network_marketing events personal_brand* ?digital ?campaign* database_marketing',
    customer_service:
      'customer_success customer_support customer_service* customer_care customer_experience customer_operations client_success client_services client_support support_engineer technical_support technical_account_manager after_sales aftersales call_center call_centre contact_center cx cxo product_support ?customer ?support ?service ?services',
    product: 'product products cpto',
    design:
      'design* ux ui art_director graphic* illustrator animator director_of_photography photographer videographer product_design* user_research* ux_research* ?artist',
    engineering:
      'engineering ?engineer* software developer* programmer full_stack fullstack front_end frontend back_end backend devops web_dev* cto cpto technology ?technical ?technician mechanical electrical civil ?architect embedded firmware sre site_reliability design_engineer* mechanical_design* ?development ?drafter ?draftsman',
    it: '^it information_technology information_systems information_security chief_information system_admin* systems_admin* sysadmin network* infrastructure cloud cyber* security cio ciso cto technology helpdesk help_desk service_desk erp sap salesforce salesforce_admin* ^it_admin* windows_admin* linux_admin* digital_transformation ?business_analyst ?business_systems database* dba it_support data_center* data_centre* ?systems ?applications desktop_support oracle dynamics',
    data: 'data data_scien* analytics business_intelligence ^bi machine_learning ^ml ^ai artificial_intelligence statistic* insights',
    research: 'research* rd scientist ^lab clinical innovation scientific ?chemist ?biologist',
    quality: 'quality* qa qc sqa hse ehs qhse hseq ohs safety ?tester ?test quality_controller',
    production:
      'production manufacturing plant factory mill assembly industrial machin* cnc welder ?process ?shift',
    maintenance:
      'maintenance facilit* reliability field_service* repair* utilities hvac mechanic electrician',
    operations: 'operations ops operational coo chief_operating lean continuous_improvement ?pmo',
    supply_chain:
      'supply_chain supply_planning logistic* warehous* transport* shipping freight import* export* inventory demand_planning fleet fulfilment fulfillment dispatcher customs csco scm ?planner ?planning ?materials ?distribution',
    procurement:
      'procurement purchas* buyer buying sourcing category_manager vendor_manage* supplier* commodity_manager',
    finance:
      'finance financial* accounting accountant accounts ?controller comptroller treasur* tax taxation audit* cfo bookkeep* fpa investor_relations investment* billing budget* actuar* risk economist underwriter financial_planning ?bank',
    legal:
      'legal general_counsel counsel lawyer attorney solicitor paralegal compliance law contract contracts privacy data_protection data_privacy regulatory litigation company_secretary corporate_secretary',
    hr: 'hr human_resource* human_capital people talent* recruit* talent_sourc* payroll training learning ld compensation benefits chro employer_brand* headhunter head_hunter personnel workforce executive_search culture',
    administration:
      'administrati* office receptionist front_desk document_control* data_entry ?executive_assistant ?personal_assistant ?ceo_pa ?ceo_ea ?md_pa ?md_ea ?secretary admin ?administrator ?clerk',
    none: 'partner operative cpo cdo cso cco cgo cao clo process_owner service_owner system_owner application_owner platform_owner solution_owner risk_owner data_owner security_guard security_officer head_office personal_trainer personal_banker personal_shopper personal_coach event_planner wedding_planner financial_aid back_office business_administration box_office',
  },
  marks: {
    at: 'at @',
    maybe_at: 'in',
    firm: 'gmbh ltd inc llc llp plc corp tnhh jsc sarl kg',
    of: 'of',
    to: 'to for',
    and: 'and cum',
    former: 'former formerly previously past',
    ex: 'ex',
    retired: 'retired emeritus emerita',
    now: 'now currently turned',
    office: 'office',
    wish: 'reporting_to reports_to aspiring looking_for looking_to seeking in_search_of open_to helping i_help we_help passionate_about job_seeker wannabe future_ceo promoting',
  },
};
