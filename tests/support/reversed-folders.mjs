/**
 * Loaded before a program (`NODE_OPTIONS=--import=…`), it has Node list the entries of every folder from Z to A.
 * On Linux and macOS Node itself sorts them from A to Z, whatever the order on disk, and on Windows it does
 * not: a program that relies on it goes unnoticed without this.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const nameOf = (entry) => String(typeof entry === 'string' || Buffer.isBuffer(entry) ? entry : entry.name);

function reverse(entries) {
  return entries.sort((a, b) => (nameOf(a) < nameOf(b) ? 1 : -1));
}

const { readdir, readdirSync } = fs;
const { readdir: readdirLater } = fs.promises;

fs.readdirSync = (...args) => reverse(readdirSync(...args));
fs.readdir = (...args) => {
  const done = args.pop();
  readdir(...args, (error, entries) => {
    done(error, entries && reverse(entries));
  });
};
fs.promises.readdir = async (...args) => reverse(await readdirLater(...args));
syncBuiltinESMExports();
