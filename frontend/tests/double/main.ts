// The development page: the whole app over the double, for looking at it in a browser without Go.
import { pace } from './imports';
import { installDouble } from './install';
import { preferences, state } from './services';

const wanted = new URLSearchParams(location.search);
preferences.language = wanted.get('language') ?? 'zh-CN';
preferences.theme = wanted.get('theme') ?? 'light';
pace.ms = Number(wanted.get('pace') ?? 600);
if (wanted.has('empty')) Object.assign(state, { customers: 0, orders: 0 });
if (wanted.has('closed')) Object.assign(state, { open: false, errorKey: 'shop.locked' });

installDouble();
void import('../../src/main');
