// The Google part of set-up in English.
import type { GoogleTexts } from '../google-texts';

const list = (lines: readonly string[]) => lines.map((line) => `\n    ${line}`).join('');

export const google: GoogleTexts = {
  login: {
    loggedOut: 'clasp, which sends the script to Google, is not logged in',
    expired: 'the login of clasp is over: Google no longer takes it',
    apiOff: 'the Apps Script API is switched off for your account',
  },
  loggedIn: (email) => `logged in as ${email}, Apps Script API is on`,
  noSpreadsheet: 'there is no spreadsheet yet',
  halfMade: (title, since) =>
    `an earlier run (${since}) began to make a spreadsheet and broke off. Look for "${title}" in Google Drive: if it is there, go on with it (choose "one that exists") or delete it before a new one is made`,
  scriptGone: (url) =>
    `the script of ${url} is gone. Was the spreadsheet deleted by mistake? Restore it from the bin of Google Drive and run the same command again; a new one begins with an empty ledger`,
  chooseSpreadsheet: 'Spreadsheet for the ledger',
  newSpreadsheet: (title) => `make a new one ("${title}")`,
  existingSpreadsheet: 'one that exists; you own it, and it has no script of its own yet',
  askSpreadsheet: 'Its address (https://docs.google.com/spreadsheets/d/…)',
  notSpreadsheet: 'the address of a spreadsheet, as the browser shows it',
  making: 'making the spreadsheet and its script',
  pushing: 'sending the script to Google',
  pushed: (files) => `${files} files, the same at Google as here`,
  notPushed: (files) => `not the same at Google as here:${list(files)}`,
  deploying: 'deploying the web app',
  notDeployed: 'it is not deployed yet',
  deploymentGone: 'its deployment is gone: a new one has another address, and the links in older cards end',
  oldVersion: (version, files) =>
    `version ${version} is deployed, and differs from what is built here:${list(files)}`,
  deployed: (url, version) => `version ${version} at ${url}`,
  mends: {
    clasp: (reason) => {
      switch (reason) {
        case 'loggedOut':
        case 'expired':
          return 'log in anew: npm run setup -- --again google-login';
        case 'apiOff':
          return 'open https://script.google.com/home/usersettings, switch the Apps Script API on, wait a minute, and run the same command again';
        case 'notFound':
          return 'it was deleted, or belongs to another account: see with whom you are logged in (npx clasp show-authorized-user), restore it from the bin of Google Drive, or make a new one: npm run setup -- --again spreadsheet';
        case 'forbidden':
          return 'the account that is logged in may not edit it: log in as its owner (npm run setup -- --again google-login), or have it shared with you as editor';
        case 'tooMany':
          return 'Google counts too many of them: delete old versions of the script (Extensions → Apps Script → Project history), or wait an hour where calls are counted, then run the same command again';
        case 'unreachable':
          return 'see that this machine reaches googleapis.com, then run the same command again';
        case 'other':
          return 'see what Google says above, mend it, and run the same command again';
      }
    },
    mayBeHalfMade: (title) =>
      `look in Google Drive whether a spreadsheet "${title}" was made all the same: if so, run the same command again and give its address, or delete it first`,
  },
};
