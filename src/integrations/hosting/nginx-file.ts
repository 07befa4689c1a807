import {
  commonHeaders,
  expressPaths,
  fileKinds,
  otherFiles,
  secureTransport,
  type Headers,
} from './response-headers.ts';

/** Writes the file of a build that `deploy/nginx.conf` includes for the Content Security Policy. */
export function formatNginxPolicy(policy: string): string {
  return formatHeaders({ 'Content-Security-Policy': policy }, '').join('\n') + '\n';
}

/** Headers that differ from kind to kind, and nginx can set by a variable. */
const variableHeaders = ['Cache-Control', 'Cross-Origin-Resource-Policy', 'Access-Control-Allow-Origin'];

/** Writes `deploy/nginx.conf`. It depends on the code alone: what a build decides, it includes. */
export function formatNginxFile(): string {
  return `# nginx for this site. Written by \`npm run write:hosts\`; what to change is said below.
#
# It goes where nginx includes files within http { }, for example /etc/nginx/sites-enabled/newsroom, on
# nginx 1.22 or newer with the module brotli_static (Debian: libnginx-mod-http-brotli-static).
#
# Change to your own:
#   news.example.org                   the name of the host
#   /srv/newsroom/dist                 the folder that was built, or a link to it
#   /etc/ssl/newsroom/…                certificate and key
#   /srv/acme                          where an ACME client answers on port 80, if one does
#
# A site below a path, such as https://example.org/news/: let /srv/newsroom/dist/news be the folder that
# was built with that SITE_URL, write /srv/newsroom/dist/news/_… in the two includes and /news/404.html
# after error_page, and say what is below the site's address:
#   map $uri $newsroom_file { ~^/news(?<newsroom_below>/.*)$ $newsroom_below; }
#
# Before a build is put in place: npm run compress. After: nginx -t && nginx -s reload, since nginx reads
# the two included files of the build, its redirects and its policy, when it starts and never again.

# For long addresses, and thousands of redirects.
map_hash_bucket_size 1024;
map_hash_max_size 16384;

map $uri $newsroom_file { default $uri; }

${variableHeaders.map(formatMap).join('\n\n')}

map $status $newsroom_allow {
  default "";
  405 "GET, HEAD";
}

map $uri $newsroom_moved {
  default "";
  include /srv/newsroom/dist/_redirects.nginx;
}

server {
  listen 80;
  listen [::]:80;
  server_name news.example.org;
  server_tokens off;

  location /.well-known/acme-challenge/ { root /srv/acme; }
  location / { return 301 https://$host$request_uri; }
}

server {
  listen 443 ssl http2;
  listen [::]:443 ssl http2;
  server_name news.example.org;
  server_tokens off;

  ssl_certificate /etc/ssl/newsroom/fullchain.pem;
  ssl_certificate_key /etc/ssl/newsroom/privkey.pem;
  ssl_protocols TLSv1.2 TLSv1.3;
  ssl_session_cache shared:newsroom:10m;
  ssl_session_tickets off;

  root /srv/newsroom/dist;
  index index.html;
  autoindex off;
  # Redirects name no host and no port, so that they hold behind a proxy too.
  absolute_redirect off;

  # In no location: one that had an add_header of its own would lose all of these.
  include /srv/newsroom/dist/_policy.nginx;
${formatHeaders({ ...secureTransport, ...commonHeaders }, '  ').join('\n')}
${variableHeaders.map((name) => `  add_header ${name} $${nameVariable(name)} always;`).join('\n')}
  add_header Allow $newsroom_allow always;

  # Only files that \`npm run compress\` wrote: nothing is compressed for each request.
  gzip off;
  gzip_static on;
  brotli_static on;
  gzip_vary on;

  charset utf-8;
  charset_types text/css text/plain text/xml application/javascript application/json image/svg+xml;

  if ($request_method !~ ^(GET|HEAD)$) { return 405; }
  if ($newsroom_moved) { return 301 $newsroom_moved$is_args$args; }

  # A folder without a page is no page either.
  error_page 403 404 =404 /404.html;

  # What is for servers, compressed copies by their own names, and all dot files.
  location ~ ^(?!.*/_astro/[^.]).*/[._] { return 404; }
  location ~ \\.(br|gz)$ { return 404; }

${fileKinds.flatMap(formatTypeLocation).join('\n')}

  location / { try_files $uri $uri/ =404; }
}
`;
}

function formatMap(header: string): string {
  const lines = fileKinds
    .filter(({ headers }) => headers[header] !== undefined)
    .filter(({ headers }) => headers[header] !== otherFiles.headers[header])
    .map((kind) => `  "~${expressPaths(kind)}" "${kind.headers[header] ?? ''}";`);
  return [
    `map $newsroom_file $${nameVariable(header)} {`,
    `  default "${otherFiles.headers[header] ?? ''}";`,
    ...lines,
    '}',
  ].join('\n');
}

function formatTypeLocation(kind: (typeof fileKinds)[number]): string[] {
  const type = kind.headers['Content-Type'];
  if (type === undefined) return [];
  // Whatever path the site lives under.
  const ending = expressPaths(kind).slice(1);
  return [`  location ~ "${ending}" { types { } default_type "${type}"; }`];
}

function formatHeaders(headers: Headers, indent: string): string[] {
  return Object.entries(headers).map(([name, value]) => `${indent}add_header ${name} "${value}" always;`);
}

function nameVariable(header: string): string {
  return `newsroom_${header.toLowerCase().replaceAll('-', '_')}`;
}
