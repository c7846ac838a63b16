import type { TitleTable } from './table.ts';

export const portuguese: TitleTable = {
  seniorities: {
    owner:
      'sócio_administrador sócia_administradora sócio_proprietário sócia_proprietária sócio_diretor sócia_diretora sócio_gerente sócia_gerente proprietári* empreendedor* dono dona',
    c_level:
      'diretor_geral diretora_geral diretor_executivo diretora_executiva diretor_presidente diretora_presidente diretor_superintendente',
    director: 'diretor* =diretoria gerente_geral superintendente*',
    head: 'chefe* >chefe_de_gabinete',
    // In Brazil a `coordenador` and a `gestor` lead a team.
    manager: 'coordenador* encarregad* gestor* líder_de_equipe',
    specialist:
      'engenheir* desenvolvedor* advogad* arquitet* jornalista* redator* corretor* motorista* pesquisador* escriturári* nutricionista* atendente* eletricista* projetista* >assessor* assistente_social almoxarife farmacêutic* professor* cientista*',
    assistant: '>secretári* ajudante*',
    trainee: 'estagiári* estágio ?estudante*',
    none: 'conselheiro_independente conselho_de_administração membro_do_conselho conselheir*_de_administração diretoria >gabinete_do >gabinete_da >escritório_do >braço_direito',
  },
  departments: {
    general_management: 'gerente_geral planejamento_estratégico ?filial',
    sales: 'venda vendas novos_negócios desenvolvimento_de_negócios contas loja lojas ?corretor*',
    marketing: 'comunicação publicidade propaganda mídia* conteúdo* imprensa jornalista*',
    customer_service:
      'atendimento* atendente* sucesso_do_client* suporte_ao_cliente experiência_do_cliente pós_venda* sac relacionamento_com_o_cliente',
    product: 'produto produtos',
    design: 'criação',
    engineering:
      'engenharia desenvolvedor* desenvolvimento_de_software ?engenheir* ?arquitet* ?projetista* ?desenvolvimento',
    it: 'infraestrutura segurança_da_informação suporte_técnico tecnologia transformação_digital ?suporte',
    data: 'dados',
    research: 'pesquisa* inovação ^pd pesquisa_e_desenvolvimento ?cientista*',
    quality: 'qualidade* segurança_do_trabalho',
    production: 'produção fabril manufatura',
    maintenance: 'manutenção eletricista*',
    operations: 'operações operacional processos',
    supply_chain:
      'armazém almoxarifado almoxarife cadeia_de_suprimentos estoque* distribuição expedição frota pcp motorista* ?planejamento',
    procurement: 'suprimentos aquisições fornecedores',
    finance:
      'finanças financeir* controladoria tesour* tribut* faturamento cobrança contas_a_pagar contas_a_receber custos orçament* administrativo_financeiro administrativo_e_financeiro administrativa_e_financeira',
    legal: 'advogad* conformidade',
    hr: 'gestão_de_pessoas pessoas recrutamento* treinamento* departamento_pessoal folha_de_pagamento gente cargos_e_salários',
    administration:
      'administração recepção gabinete ?assistente_da_diretoria ?assistente_de_diretoria ?assistente_da_presidência',
    none: 'administração_de_empresas',
  },
  marks: {
    maybe_at: 'na no em',
    of: 'do da dos das',
    to: 'para',
    and: 'e',
    former: 'antigo antiga',
    retired: 'aposentado aposentada',
    now: 'atualmente agora',
    wish: 'em_busca procurando à_procura',
  },
};
