import type { TitleTable } from './table.ts';

export const spanish: TitleTable = {
  seniorities: {
    owner:
      'fundador* cofundador* propietari* dueño dueña empresari* emprendedor* socio_fundador socia_fundadora socio_director socia_directora titular =socio =socia',
    c_level:
      'director_general directora_general subdirector_general subdirectora_general gerente_general director_gerente directora_gerente director_ejecutivo directora_ejecutiva consejero_delegado consejera_delegada presidente* presidenta administrador_único administradora_única',
    vp: 'vicepresident* vice_presidenta',
    director: 'subdirector*',
    head: '>jefe_de_gabinete >jefa_de_gabinete jefe jefa jefes redactor_jefe',
    manager:
      'gerente* subgerente* encargad* capataz líder_de_equipo jefe_de_proyecto* jefa_de_proyecto* jefe_de_equipo jefa_de_equipo jefe_de_turno jefa_de_turno jefe_de_tienda jefa_de_tienda jefe_de_obra jefa_de_obra jefe_de_zona jefa_de_zona jefe_de_grupo',
    senior: 'experto experta líder',
    specialist:
      'especialista* analista* ingeniero* ingeniera* técnico* técnica ejecutivo* ejecutiva* coordinador* consultor* >asesor* comprador* contador* contable* abogad* desarrollador* programador* diseñador* vendedor* representante* administrador* administrativo administrativa agente* comercial operario* operaria* operador* auditor* arquitecto* arquitecta médic* profesor* docente* enfermer* licenciad* economista* periodista* redactor* promotor* cajer* conductor conductora investigador* psicólog* tesorer* delegad* mecánico electricista* reclutador* gestor_comercial gestor_de_cobr*',
    assistant: '>asistente* auxiliar* ayudante* recepcionista*',
    trainee: 'becari* practicante* pasante* aprendiz* en_prácticas ?estudiante*',
    none: 'consejero_independiente consejera_independiente consejo_de_administración miembro_del_consejo >oficina_del >oficina_de_la >mano_derecha',
  },
  departments: {
    general_management: 'dirección_general gerencia_general estrategia ?sucursal',
    sales:
      'venta ventas vendedor* comercial* desarrollo_de_negocio* cuentas tienda tiendas grandes_cuentas ?negocio ?negocios',
    marketing:
      'mercadeo mercadotecnia comunicación comunicaciones publicidad marca marcas prensa relaciones_públicas contenido* redes_sociales eventos',
    customer_service:
      'atención_al_cliente atención_a_clientes servicio_al_cliente servicio_a_clientes experiencia_de_cliente experiencia_del_cliente éxito_del_cliente posventa postventa servicio_técnico',
    product: 'producto productos',
    design: 'diseño diseñador* creativ*',
    engineering:
      'ingeniería desarrollador* programador* desarrollo_de_software tecnología* obra obras ?ingenier* ?técnic* ?mecánic* ?arquitecto* ?desarrollo',
    it: '^ti tecnología* tecnologías_de_la_información informátic* sistemas redes infraestructura ciberseguridad soporte_técnico seguridad_informática transformación_digital',
    data: 'datos analítica inteligencia_de_negocio*',
    research: 'investigación investigador* innovación ^id ^idi investigación_y_desarrollo',
    quality:
      'calidad* seguridad_industrial seguridad_laboral seguridad_y_salud prevención_de_riesgos sst',
    production: 'producción planta* fábrica fabricación manufactura industriales',
    maintenance: 'mantenimiento mantención electricista*',
    operations: 'operaciones procesos',
    supply_chain:
      'almacén almacenes bodega cadena_de_suministro* distribución inventario* comercio_exterior planificación despacho* flota aduan* tráfico conductor conductora',
    procurement: 'compras comprador* abastecimiento* adquisiciones aprovisionamiento* proveedores',
    finance:
      'contab* contador* tesorer* impuestos cobranza* facturación costos costes presupuesto* administración_y_finanzas administrativo_financiero administrativo_y_financiero administrativa_y_financiera administrador_financiero',
    legal: 'jurídic* abogad* cumplimiento normativ* asesoría_legal regulatori*',
    hr: 'recursos_humanos rrhh selección reclutamiento reclutador* capacitación nómina* gestión_humana gestión_del_talento relaciones_laborales personas rr_hh capital_humano',
    administration:
      'administración asistente*_de_dirección asistente*_de_gerencia recepción recepcionista* oficina ?secretari* ?administrador* ?administrativ*',
    none: 'vice_presidenta administración_de_empresas personal_de',
  },
  marks: {
    maybe_at: 'en',
    of: 'del al',
    to: 'para',
    and: 'y e',
    former: 'antiguo antigua anterior',
    retired: 'jubilado jubilada retirado retirada',
    now: 'actualmente ahora',
    wish: 'buscando en_busca_de en_búsqueda busco',
  },
};
