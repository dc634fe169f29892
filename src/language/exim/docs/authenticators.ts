import type { Table } from './table.ts';

/** Options of authenticators: chapters "SMTP authentication" and those of the drivers. */
export const authenticators = {
  authenticators: {
    client_condition: ['string*', 'unset', 'When Exim, as a client, uses this authenticator.'],
    client_set_id: ['string*', 'unset', "The name that is logged for Exim's own login."],
    driver: ['string', 'unset', "Which kind of authenticator this is; it must come before the driver's own options."],
    public_name: ['string', 'unset', 'The name of the mechanism, as clients know it.'],
    server_advertise_condition: [
      'string*',
      'unset',
      'When clients are told of this mechanism; TLS is the usual condition.',
    ],
    server_condition: ['string*', 'unset', 'Whether the login is right.'],
    server_debug_print: ['string*', 'unset', 'Printed when debugging.'],
    server_mail_auth_condition: ['string*', 'unset', 'Whether the AUTH parameter of MAIL is believed.'],
    server_set_id: ['string*', 'unset', 'The name that is logged, and that is $authenticated_id from then on.'],
  },
  plaintext: {
    client_ignore_invalid_base64: ['boolean', 'false', "Goes on if the server's prompt is no base64."],
    client_send: ['string*', 'unset', 'What Exim sends as a client; ^ stands for the NUL byte between the parts.'],
    server_prompts: ['string list*', 'unset', 'The questions that clients are asked; none for PLAIN.'],
  },
  cram_md5: {
    client_name: ['string*', 'the primary host name', 'The name that Exim logs in with.'],
    client_secret: ['string*', 'unset', 'The password that Exim logs in with.'],
    server_secret: ['string*', 'unset', 'The password of the user in $auth1.'],
  },
  dovecot: {
    server_socket: ['string', 'unset', 'The socket at which Dovecot answers questions about logins.'],
  },
  cyrus_sasl: {
    server_hostname: ['string*', '', 'The host name that the library is told.'],
    server_mech: ['string', '', 'The mechanism, if it is not the public name.'],
    server_realm: ['string*', 'unset', 'The realm that the library is told.'],
    server_service: ['string', '"smtp"', 'The service that the library is told.'],
  },
  gsasl: {
    client_password: ['string*', 'unset', 'The password that Exim logs in with.'],
    client_username: ['string*', 'unset', 'The name that Exim logs in with.'],
    server_password: ['string*', 'unset', 'The password of the user.'],
    server_scram_iter: ['string*', '4096', 'How often SCRAM hashes.'],
    server_scram_salt: ['string*', 'unset', 'The salt of SCRAM.'],
  },
  external: {
    client_send: ['string*', 'unset', 'What Exim sends as a client.'],
    server_param2: ['string*', 'unset', 'What becomes $auth2.'],
    server_param3: ['string*', 'unset', 'What becomes $auth3.'],
  },
  tls: {
    server_param1: ['string*', 'unset', 'What becomes $auth1.'],
    server_param2: ['string*', 'unset', 'What becomes $auth2.'],
    server_param3: ['string*', 'unset', 'What becomes $auth3.'],
  },
  spa: {
    client_password: ['string*', 'unset', 'The password that Exim logs in with.'],
    client_username: ['string*', 'unset', 'The name that Exim logs in with.'],
    server_password: ['string*', 'unset', 'The password of the user in $auth1.'],
  },
} as const satisfies Readonly<Record<string, Table>>;
