/** The files by which mail programs set themselves up, read with a browser's XML parser as the programs read them. */
import { expect, test } from 'vitest';
import { type Answers, withAnswer } from '../../src/core/answers/index.ts';
import { createGenerator, textOf } from '../../src/core/bundle.ts';
import { readme } from '../../src/words/en/readme.ts';
import { answersFor, type Changes } from '../servers/site.ts';
import { wizardBrowser } from './open.ts';

const { visit } = wizardBrowser();
const generate = createGenerator(readme);

const wanted = (changes: Changes = {}): Answers =>
  answersFor({
    'basics.hostname': 'mx.kitchen.example',
    'basics.domains': ['kitchen.example', 'xn--bcher-kva.example'],
    'dovecot.autoconfig': true,
    ...changes,
  });
const xmlOf = (answers: Answers) =>
  Object.fromEntries(
    generate(answers)
      .filter(({ path }) => path.endsWith('.xml'))
      .map((file) => [file.path, textOf(file)]),
  );
const THUNDERBIRD = 'web/autoconfig.kitchen.example/mail/config-v1.1.xml';
const OUTLOOK = 'web/autodiscover.kitchen.example/autodiscover/autodiscover.xml';

/** What a parser finds in it: each server's own elements, by their names; no text where it is no XML. */
async function read(text: string | undefined, servers: string) {
  const { page } = await visit({ editor: false });
  return page.evaluate(
    ({ text: source, servers: selector }) => {
      const parsed = new DOMParser().parseFromString(source, 'application/xml');
      const wrong = parsed.querySelector('parsererror');
      if (wrong) throw new Error(wrong.textContent ?? 'no XML');
      const root = parsed.documentElement;
      const fields = (element: Element) =>
        Object.fromEntries([...element.children].map(({ localName, textContent }) => [localName, textContent]));
      const attributes = (element: Element) => [...element.attributes].map(({ name, value }) => `${name}=${value}`);
      return {
        root: `${root.namespaceURI ?? ''} ${root.localName} ${root.getAttribute('version') ?? ''}`.trim(),
        inner: root.firstElementChild?.namespaceURI ?? '',
        domains: [...parsed.querySelectorAll('emailProvider > domain')].map(({ textContent }) => textContent),
        servers: [...parsed.querySelectorAll(selector)].map((element) => ({
          element: [element.localName, ...attributes(element)].join(' '),
          ...fields(element),
        })),
      };
    },
    { text: text ?? '', servers },
  );
}
const readThunderbird = (changes?: Changes) =>
  read(xmlOf(wanted(changes))[THUNDERBIRD], 'incomingServer, outgoingServer');
const readOutlook = (changes?: Changes) => read(xmlOf(wanted(changes))[OUTLOOK], 'Protocol');

const mozilla = (element: string, port: string, socketType: string, username: string) => ({
  element,
  hostname: 'mx.kitchen.example',
  port,
  socketType,
  authentication: 'password-cleartext',
  username,
});

test('Thunderbird finds IMAP and both ports for sending, and how a login is written', async () => {
  const [name, address] = ['%EMAILLOCALPART%', '%EMAILADDRESS%'];
  expect(await readThunderbird()).toEqual({
    root: 'clientConfig 1.1',
    inner: '',
    domains: ['kitchen.example'],
    servers: [
      mozilla('incomingServer type=imap', '993', 'SSL', name),
      mozilla('outgoingServer type=smtp', '465', 'SSL', name),
      mozilla('outgoingServer type=smtp', '587', 'STARTTLS', name),
    ],
  });
  const virtual = await readThunderbird({ 'dovecot.users': 'virtual', 'tls.submissionPorts': '587' });
  expect(virtual.servers).toEqual([
    mozilla('incomingServer type=imap', '993', 'SSL', address),
    mozilla('outgoingServer type=smtp', '587', 'STARTTLS', address),
  ]);
  // A file of hashes may know addresses where Dovecot knows accounts.
  const hashes = await readThunderbird({ 'tls.logins': 'passwords', 'tls.loginForm': 'address' });
  expect(hashes.servers.map((server) => ('username' in server ? server.username : ''))).toEqual([
    name,
    address,
    address,
  ]);
});

test('Outlook finds one server for each, and no login of Windows is asked for', async () => {
  const common = {
    element: 'Protocol',
    Server: 'mx.kitchen.example',
    DomainRequired: 'off',
    SPA: 'off',
    AuthRequired: 'on',
  };
  const both = await readOutlook();
  expect(both).toEqual({
    root: 'http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006 Autodiscover',
    inner: 'http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a',
    domains: [],
    servers: [
      { ...common, Type: 'IMAP', Port: '993', SSL: 'on' },
      { ...common, Type: 'SMTP', Port: '465', SSL: 'on' },
    ],
  });
  const { servers } = await readOutlook({ 'tls.submissionPorts': '587' });
  expect(servers[1]).toEqual({ ...common, Type: 'SMTP', Port: '587', Encryption: 'TLS' });
});

test('each domain has its own; nobody gets one where nobody can send or nobody asked for it', () => {
  expect(Object.keys(xmlOf(wanted())).toSorted()).toEqual(
    [THUNDERBIRD, OUTLOOK]
      .flatMap((path) => [path, path.replace('kitchen.example', 'xn--bcher-kva.example')])
      .toSorted(),
  );
  expect(xmlOf(wanted({ 'tls.logins': 'none' }))).toEqual({});
  expect(xmlOf(withAnswer(wanted(), 'dovecot.autoconfig', false))).toEqual({});
});
