import type { TitleTable } from './table.ts';

export const portuguese: TitleTable = {
  seniorities: {
    owner:
      'sócio administrador, sócia administradora, sócio proprietário, sócia proprietária, sócio diretor, sócia diretora, sócio gerente, sócia gerente, proprietári*, empreendedor*, dono, dona',
    c_level:
      'diretor geral, diretora geral, diretor executivo, diretora executiva, diretor presidente, diretora presidente, diretor superintendente',
    director: 'diretor*, gerente geral, superintendente*',
    head: 'chefe*',
    // In Brazil a `coordenador` and a `gestor` lead a team.
    manager: 'coordenador*, encarregad*, gestor*, líder de equipe',
    senior: '',
    specialist:
      'engenheir*, desenvolvedor*, advogad*, arquitet*, jornalista*, redator*, corretor*, motorista*, pesquisador*, escriturári*, nutricionista*, atendente*, eletricista*, projetista*, assessor*, assistente social, almoxarife, farmacêutic*, professor*',
    assistant: '>secretári*, ajudante*',
    trainee: 'estagiári*, estágio, ?estudante*',
    none: 'conselheiro independente, conselho de administração, membro do conselho, conselheir* de administração',
  },
  departments: {
    general_management: 'gerente geral, planejamento estratégico, ?filial',
    sales:
      'venda, vendas, novos negócios, desenvolvimento de negócios, contas, loja, lojas, ?corretor*',
    marketing: 'comunicação, publicidade, propaganda, mídia*, conteúdo*, imprensa, jornalista*',
    customer_service:
      'atendimento*, atendente*, sucesso do client*, suporte ao cliente, experiência do cliente, pós venda*, sac, relacionamento com o cliente',
    product: 'produto, produtos',
    design: 'criação',
    engineering:
      'engenharia, desenvolvedor*, desenvolvimento de software, ?engenheir*, ?arquitet*, ?projetista*, ?desenvolvimento',
    it: 'infraestrutura, segurança da informação, suporte técnico, tecnologia, transformação digital',
    data: 'dados',
    research: 'pesquisa*, inovação, ^pd, pesquisa e desenvolvimento',
    quality: 'qualidade*, segurança do trabalho',
    production: 'produção, fabril, manufatura',
    maintenance: 'manutenção, eletricista*',
    operations: 'operações, operacional, processos',
    supply_chain:
      'armazém, almoxarifado, almoxarife, cadeia de suprimentos, estoque*, distribuição, expedição, frota, pcp, motorista*, ?planejamento',
    procurement: 'suprimentos, aquisições, fornecedores',
    finance:
      'finanças, financeir*, controladoria, tesour*, tribut*, faturamento, cobrança, contas a pagar, contas a receber, custos, orçament*, administrativo financeiro, administrativo e financeiro, administrativa e financeira',
    legal: 'advogad*, conformidade',
    hr: 'gestão de pessoas, pessoas, recrutamento*, treinamento*, departamento pessoal, folha de pagamento, gente',
    administration: 'administração, recepção',
    none: 'administração de empresas',
  },
  marks: {
    maybe_at: 'na, no, em',
    of: 'do, da, dos, das',
    to: 'para',
    and: 'e',
    former: 'antigo, antiga',
    retired: 'aposentado, aposentada',
    now: 'atualmente, agora',
    wish: 'em busca, procurando, à procura',
  },
};
