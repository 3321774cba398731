// Private keys of every kind that people have, made for the test: by OpenSSL, by ssh-keygen and, in other formats, by hand.
// Nobody uses any of them.
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';

import { type Folder, has } from './openssl.js';

/** A key as text, or a file's bytes that are none. */
export interface Key {
  name: string;
  content: string | Buffer;
}

const filler = (bytes: number, seed: number) => Buffer.from(Array.from({ length: bytes }, (_, at) => (at * 73 + seed * 31 + 11) & 0xff));

function armour(label: string, body: Buffer): string {
  return `-----BEGIN ${label}-----\n${body.toString('base64').replace(/.{1,64}/g, '$&\n')}-----END ${label}-----\n`;
}

/** The container of OpenSSH (PROTOCOL.key) with a key of Ed25519 that means nothing. */
function openssh(): string {
  const field = (bytes: Buffer | string) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(Buffer.byteLength(bytes));
    return Buffer.concat([length, Buffer.from(bytes)]);
  };
  const count = Buffer.from([0, 0, 0, 1]);
  const open = Buffer.concat([field('ssh-ed25519'), field(filler(32, 1))]);
  const secret = Buffer.concat([Buffer.from('abcdabcd'), open, field(filler(64, 2)), field('for a test')]);
  return armour('OPENSSH PRIVATE KEY', Buffer.concat([Buffer.from('openssh-key-v1\0'), field('none'), field('none'), field(''), count, field(open), field(secret)]));
}

function putty(version: number): string {
  const lines = (bytes: Buffer) => bytes.toString('base64').replace(/.{1,64}/g, '$&\n');
  const kdf = version === 3 ? 'Key-Derivation: Argon2id\nArgon2-Memory: 8192\nArgon2-Passes: 34\nArgon2-Parallelism: 1\nArgon2-Salt: 0011\n' : '';
  return `PuTTY-User-Key-File-${version}: ssh-rsa\nEncryption: none\nComment: for a test\nPublic-Lines: 5\n${lines(filler(240, 3))}${kdf}Private-Lines: 9\n${lines(filler(432, 4))}Private-MAC: 0011\n`;
}

/** Every kind as text, and every mess that a text comes in. */
export function texts(folder: Folder): Key[] {
  folder.openssl('genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048', '-out', 'pkcs8.pem');
  folder.openssl('rsa', '-in', 'pkcs8.pem', '-traditional', '-out', 'pkcs1.pem');
  folder.openssl('rsa', '-in', 'pkcs8.pem', '-traditional', '-aes128', '-passout', 'pass:secret', '-out', 'pkcs1-encrypted.pem');
  folder.openssl('pkcs8', '-topk8', '-in', 'pkcs8.pem', '-passout', 'pass:secret', '-out', 'pkcs8-encrypted.pem');
  folder.openssl('ecparam', '-name', 'prime256v1', '-genkey', '-out', 'sec1.pem');
  folder.openssl('genpkey', '-algorithm', 'ED25519', '-out', 'ed25519.pem');
  folder.openssl('dsaparam', '-genkey', '-noout', '-out', 'dsa.pkcs8.pem', '1024');
  folder.openssl('dsa', '-in', 'dsa.pkcs8.pem', '-out', 'dsa.pem');
  const ssh = has('ssh-keygen', '-?');
  if (ssh) folder.run('ssh-keygen', '-q', '-t', 'rsa', '-b', '2048', '-N', '', '-C', 'for a test', '-f', 'ssh');
  const rsa = folder.text('pkcs8.pem');
  const body = rsa.split('\n').filter((line) => !line.startsWith('-')).join('\n');
  const own = folder.csr(['www.example.com']);
  const jwk = JSON.stringify(createPrivateKey(rsa).export({ format: 'jwk' }));
  const ecJwk = JSON.stringify(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), null, 2);
  return [
    ...['pkcs8', 'pkcs1', 'pkcs1-encrypted', 'pkcs8-encrypted', 'sec1', 'ed25519', 'dsa', 'dsa.pkcs8'].map((name) => ({ name, content: folder.text(`${name}.pem`) })),
    ...(ssh ? [{ name: 'OpenSSH, RSA', content: folder.text('ssh') }] : []),
    { name: 'OpenSSH, by hand', content: openssh() },
    { name: 'PuTTY 2', content: putty(2) },
    { name: 'PuTTY 3', content: putty(3) },
    { name: 'PGP', content: armour('PGP PRIVATE KEY BLOCK', Buffer.concat([Buffer.from([0x95, 1, 0, 4, 0x5f, 1, 2, 3, 1]), filler(300, 5)])) },
    { name: 'JWK, RSA', content: jwk },
    { name: 'JWK, EC', content: ecJwk },
    { name: 'without armour', content: body },
    { name: 'under the label of a CSR', content: `-----BEGIN CERTIFICATE REQUEST-----\n${body}-----END CERTIFICATE REQUEST-----\n` },
    { name: 'after a CSR', content: own + rsa },
    { name: 'in a letter', content: `Hello,\n\nour key is\n${rsa}\nRegards` },
    { name: 'with CRLF and blanks', content: rsa.replaceAll('\n', '  \r\n') },
    { name: 'quoted by mail', content: rsa.replaceAll(/^/gm, '> ') },
    { name: 'in a JSON text', content: JSON.stringify({ key: rsa }) },
    { name: 'with characters that cannot be seen', content: rsa.replaceAll(/.{9}/g, '$&\u200b') },
    { name: 'as a secret of Kubernetes', content: `data:\n  tls.key: ${Buffer.from(own + folder.text('sec1.pem')).toString('base64')}\n` },
    { name: 'in a long log', content: `${'2026-01-01 INFO all is well\n'.repeat(500)}${rsa}` },
  ];
}

/** Files that are no text. */
export function files(folder: Folder): Key[] {
  folder.openssl('pkey', '-in', 'pkcs8.pem', '-outform', 'DER', '-out', 'pkcs8.der');
  folder.openssl('rsa', '-in', 'pkcs8.pem', '-traditional', '-outform', 'DER', '-out', 'pkcs1.der');
  folder.openssl('ec', '-in', 'sec1.pem', '-outform', 'DER', '-out', 'sec1.der');
  folder.openssl('pkcs8', '-topk8', '-in', 'pkcs8.pem', '-passout', 'pass:secret', '-outform', 'DER', '-out', 'encrypted.der');
  folder.openssl('req', '-x509', '-new', '-key', 'pkcs8.pem', '-subj', '/CN=www.example.com', '-out', 'certificate.pem');
  folder.openssl('pkcs12', '-export', '-inkey', 'pkcs8.pem', '-in', 'certificate.pem', '-passout', 'pass:secret', '-out', 'store.p12');
  return [
    ...['pkcs8.der', 'pkcs1.der', 'sec1.der', 'encrypted.der', 'store.p12'].map((name) => ({ name, content: folder.bytes(name) })),
    { name: 'UTF-16', content: Buffer.from(`\ufeff${folder.text('pkcs8.pem')}`, 'utf16le') },
    { name: 'JKS', content: Buffer.concat([Buffer.from([0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2]), filler(400, 6)]) },
    { name: 'JCEKS', content: Buffer.concat([Buffer.from([0xce, 0xce, 0xce, 0xce, 0, 0, 0, 2]), filler(400, 7)]) },
    { name: 'PVK', content: Buffer.concat([Buffer.from([0x1e, 0xf1, 0xb5, 0xb0, 0, 0, 0, 0]), filler(400, 8)]) },
  ];
}

/** Pieces of a key by which it is found again, in whatever encoding. */
export function traces({ content }: Key): string[] {
  if (typeof content === 'string') {
    const bare = [...content.replaceAll('\u200b', '').matchAll(/[A-Za-z0-9+/_-]{40,}/g)].map((match) => match[0]).filter((line) => !/^-+/.test(line));
    const middle = bare.slice(Math.floor(bare.length / 2)).concat(bare);
    const pieces = middle.slice(0, 6).map((line) => line.slice(8, 32));
    return pieces.flatMap((piece) => [piece, encodeURIComponent(piece)]);
  }
  const piece = content.subarray(content.length - 120, content.length - 90);
  return [piece.toString('latin1'), piece.toString('hex'), piece.toString('utf16le'), ...[0, 1, 2].map((skip) => piece.subarray(skip, skip + 24).toString('base64'))];
}
