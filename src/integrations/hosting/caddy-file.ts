import {
  commonHeaders,
  expressPaths,
  fileKinds,
  otherFiles,
  secureTransport,
  type Headers,
} from './response-headers.ts';

/** Writes the file of a build that `deploy/Caddyfile` imports for the Content Security Policy. */
export function formatCaddyPolicy(policy: string): string {
  return `header Content-Security-Policy "${policy}"\n`;
}

/** Writes `deploy/Caddyfile`. It depends on the code alone: what a build decides, it imports. */
export function formatCaddyFile(): string {
  return `# Caddy for this site. Written by \`npm run write:hosts\`; what to change is said below.
#
# For Caddy 2.6 or newer. Change to your own:
#   news.example.org        the name of the host; Caddy gets its certificate by itself
#   /srv/newsroom/dist      the folder that was built, or a link to it
#
# A site below a path, such as https://example.org/news/: let /srv/newsroom/dist/news be the folder that
# was built with that SITE_URL, write /srv/newsroom/dist/news/_… in the two imports, /news/404.html after
# rewrite, and /news behind each ^ of a path_regexp.
#
# Before a build is put in place: npm run compress. After: caddy reload --force, since Caddy reads the two
# imported files of the build, its redirects and its policy, when it starts and never again.

news.example.org {
	root * /srv/newsroom/dist

	import /srv/newsroom/dist/_policy.caddy
	header {
${formatHeaders({ ...secureTransport, ...commonHeaders }, '\t\t')}
	}
	# By itself: with it, errors would be sent without the others.
	header -Server

${fileKinds.map(formatKind).join('\n')}
	header {
${formatHeaders(otherFiles.headers, '\t\t?')}
	}

	@writing not method GET HEAD
	error @writing 405

	# What is for servers, compressed copies by their own names, and all dot files.
	@hidden {
		path_regexp /[._]
		not path_regexp /_astro/[^.]
	}
	error @hidden 404
	@copy path_regexp \\.(br|gz)$
	error @copy 404

	map {path} {newsroom.moved} {
		import /srv/newsroom/dist/_redirects.caddy
		default ""
	}
	@moved {
		method GET HEAD
		not vars {newsroom.moved} ""
	}
	redir @moved {newsroom.moved} permanent

	@text path_regexp (/|\\.(html|css|js|json|xml|txt|svg|opml))$
	header @text {
		Vary Accept-Encoding
		defer
	}

	# Only files that \`npm run compress\` wrote: nothing is compressed for each request.
	file_server {
		precompressed br gzip
	}

	handle_errors {
		header Cache-Control no-cache
		header Cross-Origin-Resource-Policy same-origin
		header -Access-Control-Allow-Origin

		@unfound expression {err.status_code} == 404
		handle @unfound {
			header Content-Type "text/html; charset=utf-8"
			rewrite * /404.html
			file_server {
				precompressed br gzip
			}
		}
		@refused expression {err.status_code} == 405
		header @refused Allow "GET, HEAD"
		respond {err.status_code}
	}
}
`;
}

function formatKind(kind: (typeof fileKinds)[number], position: number): string {
  const name = `@kind${String(position + 1)}`;
  return `	${name} path_regexp ${expressPaths(kind)}
	header ${name} {
${formatHeaders(kind.headers, '\t\t')}
	}`;
}

function formatHeaders(headers: Headers, indent: string): string {
  return Object.entries(headers)
    .map(([name, value]) => `${indent}${name} "${value}"`)
    .join('\n');
}
