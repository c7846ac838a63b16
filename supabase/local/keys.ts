import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

/** What a project signs and is called with. */
export interface ProjectKeys {
  /** Public: goes into the extension. */
  readonly publishable: string;
  /** Past row-level security: never into an extension. */
  readonly secret: string;
  /** Signs access tokens (ES256); the public half is in the JWKS. */
  readonly signing: JWK & { readonly kid: string };
}

/** The keys of a data folder, made once: sessions outlive a restart. */
export async function loadKeys(path: string): Promise<ProjectKeys> {
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as ProjectKeys;
  const keys = await makeKeys();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  return keys;
}

export async function makeKeys(): Promise<ProjectKeys> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const signing = await exportJWK(privateKey);
  return {
    // The same on every machine, so that a build for development can carry it.
    publishable: 'sb_publishable_pipeside_local',
    secret: `sb_secret_${randomBytes(24).toString('base64url')}`,
    signing: { ...signing, alg: 'ES256', use: 'sig', kid: randomBytes(12).toString('hex') },
  };
}

export function toPublicKey({ signing }: ProjectKeys): JWK {
  const { d: _private, ...rest } = signing;
  return rest;
}
