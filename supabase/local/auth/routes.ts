import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { toPublicKey } from '../keys.ts';
import { Auth, type AuthOptions } from './auth.ts';
import { answerRefusal, refuse } from './refusal.ts';

const maxBodyBytes = 1024 * 1024;

/** The part of GoTrue that Pipeside signs in with. */
export function toAuthRoutes(options: AuthOptions): Hono {
  const routes = new Hono();
  const auth = new Auth(options);
  routes.use(
    bodyLimit({
      maxSize: maxBodyBytes,
      onError: (context) =>
        answerRefusal(context, refuse(413, 'bad_json', 'The request body is too large')),
    }),
  );
  routes.get('/health', (context) =>
    context.json({ version: 'local', name: 'GoTrue', description: 'Pipeside local sign-in' }),
  );
  routes.get('/settings', (context) => context.json(settings));
  routes.get('/.well-known/jwks.json', (context) => {
    const key = { ...toPublicKey(options.keys), key_ops: ['verify'], ext: true };
    return context.json({ keys: [key] });
  });
  routes.post(
    '/token',
    auth.handle(async (context, body) => auth.grant(context, body)),
  );
  routes.post(
    '/signup',
    auth.handle(async (context, body) => auth.signUp(context, body)),
  );
  routes.post(
    '/otp',
    auth.handle(async (context, body) => auth.sendCode(context, body)),
  );
  routes.post(
    '/verify',
    auth.handle(async (context, body) => auth.verify(context, body)),
  );
  routes.get(
    '/user',
    auth.handle(async (context) => auth.readUser(context)),
  );
  routes.put(
    '/user',
    auth.handle(async (context, body) => auth.changeUser(context, body)),
  );
  routes.post(
    '/logout',
    auth.handle(async (context) => auth.signOut(context)),
  );
  return routes;
}

const settings = {
  external: { email: true, phone: false, anonymous_users: false },
  disable_signup: false,
  mailer_autoconfirm: true,
  phone_autoconfirm: false,
  sms_provider: '',
  saml_enabled: false,
} as const;
