import shell from './zh-TW/shell';
import customer from './zh-TW/customer';
import portrait from './zh-TW/portrait';
import importing from './zh-TW/importing';
import record from './zh-TW/record';
import settings from './zh-TW/settings';
import file from './zh-TW/file';
import error from './zh-TW/error';

export default { ...shell, ...customer, ...portrait, ...importing, ...record, ...settings, ...file, ...error };
