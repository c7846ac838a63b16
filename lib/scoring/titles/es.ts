import type { TitleTable } from './table.ts';

export const spanish: TitleTable = {
  seniorities: {
    owner:
      'fundador*, cofundador*, propietari*, dueño, dueña, empresari*, emprendedor*, socio fundador, socia fundadora, socio director, socia directora, titular, =socio, =socia',
    c_level:
      'director general, directora general, subdirector general, subdirectora general, gerente general, director gerente, directora gerente, director ejecutivo, directora ejecutiva, consejero delegado, consejera delegada, presidente*, presidenta, administrador único, administradora única',
    vp: 'vicepresident*, vice presidenta',
    director: 'subdirector*',
    head: 'jefe, jefa, jefes, redactor jefe',
    manager:
      'gerente*, subgerente*, encargad*, capataz, líder de equipo, jefe de proyecto*, jefa de proyecto*, jefe de equipo, jefa de equipo, jefe de turno, jefa de turno, jefe de tienda, jefa de tienda, jefe de obra, jefa de obra, jefe de zona, jefa de zona, jefe de grupo',
    senior: 'experto, experta, líder',
    specialist:
      'especialista*, analista*, ingeniero*, ingeniera*, técnico*, técnica, ejecutivo*, ejecutiva*, coordinador*, consultor*, asesor*, comprador*, contador*, contable*, abogad*, desarrollador*, programador*, diseñador*, vendedor*, representante*, administrador*, administrativo, administrativa, agente*, comercial, operario*, operaria*, operador*, auditor*, arquitecto*, arquitecta, médic*, profesor*, docente*, enfermer*, licenciad*, economista*, periodista*, redactor*, promotor*, cajer*, conductor, conductora, investigador*, psicólog*, tesorer*, delegad*, mecánico, electricista*, reclutador*, gestor comercial, gestor de cobr*',
    assistant: '>asistente*, auxiliar*, ayudante*, recepcionista*',
    trainee: 'becari*, practicante*, pasante*, aprendiz*, en prácticas, ?estudiante*',
    none: 'consejero independiente, consejera independiente, consejo de administración, miembro del consejo',
  },
  departments: {
    general_management: 'dirección general, gerencia general, estrategia, ?sucursal',
    sales:
      'venta, ventas, vendedor*, comercial*, desarrollo de negocio*, cuentas, tienda, tiendas, grandes cuentas, ?negocio, ?negocios',
    marketing:
      'mercadeo, mercadotecnia, comunicación, comunicaciones, publicidad, marca, marcas, prensa, relaciones públicas, contenido*, redes sociales, eventos',
    customer_service:
      'atención al cliente, atención a clientes, servicio al cliente, servicio a clientes, experiencia de cliente, experiencia del cliente, éxito del cliente, posventa, postventa, servicio técnico',
    product: 'producto, productos',
    design: 'diseño, diseñador*, creativ*',
    engineering:
      'ingeniería, desarrollador*, programador*, desarrollo de software, tecnología*, obra, obras, ?ingenier*, ?técnic*, ?mecánic*, ?arquitecto*, ?desarrollo',
    it: '^ti, tecnología*, tecnologías de la información, informátic*, sistemas, redes, infraestructura, ciberseguridad, soporte técnico, seguridad informática, transformación digital',
    data: 'datos, analítica, inteligencia de negocio*',
    research: 'investigación, investigador*, innovación, ^id, ^idi, investigación y desarrollo',
    quality:
      'calidad*, seguridad industrial, seguridad laboral, seguridad y salud, prevención de riesgos, sst',
    production: 'producción, planta*, fábrica, fabricación, manufactura, industriales',
    maintenance: 'mantenimiento, mantención, electricista*',
    operations: 'operaciones, procesos',
    supply_chain:
      'almacén, almacenes, bodega, cadena de suministro*, distribución, inventario*, comercio exterior, planificación, despacho*, flota, aduan*, tráfico, conductor, conductora',
    procurement:
      'compras, comprador*, abastecimiento*, adquisiciones, aprovisionamiento*, proveedores',
    finance:
      'contab*, contador*, tesorer*, impuestos, cobranza*, facturación, costos, costes, presupuesto*, administración y finanzas, administrativo financiero, administrativo y financiero, administrativa y financiera, administrador financiero',
    legal: 'jurídic*, abogad*, cumplimiento, normativ*, asesoría legal',
    hr: 'recursos humanos, rrhh, selección, reclutamiento, reclutador*, capacitación, nómina*, gestión humana, gestión del talento, relaciones laborales, personas',
    administration:
      'administración, asistente* de dirección, asistente* de gerencia, recepción, recepcionista*, oficina, ?secretari*, ?administrador*, ?administrativ*',
    none: 'vice presidenta, administración de empresas',
  },
  marks: {
    maybe_at: 'en',
    of: 'del, al',
    to: 'para',
    and: 'y, e',
    former: 'antiguo, antigua, anterior',
    retired: 'jubilado, jubilada, retirado, retirada',
    now: 'actualmente, ahora',
    wish: 'buscando, en busca de, en búsqueda, busco',
  },
};
