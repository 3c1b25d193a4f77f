import shell from './zh-TW/shell';
import customer from './zh-TW/customer';
import identity from './zh-TW/identity';
import note from './zh-TW/note';
import reminder from './zh-TW/reminder';
import person from './zh-TW/person';
import feedback from './zh-TW/feedback';
import portrait from './zh-TW/portrait';
import source from './zh-TW/source';
import bulk from './zh-TW/bulk';
import importing from './zh-TW/importing';
import record from './zh-TW/record';
import rule from './zh-TW/rule';
import segment from './zh-TW/segment';
import campaign from './zh-TW/campaign';
import delivery from './zh-TW/delivery';
import channel from './zh-TW/channel';
import worklist from './zh-TW/worklist';
import settings from './zh-TW/settings';
import file from './zh-TW/file';
import error from './zh-TW/error';

export default {
  ...shell,
  ...customer,
  ...identity,
  ...note,
  ...reminder,
  ...person,
  ...feedback,
  ...portrait,
  ...source,
  ...bulk,
  ...importing,
  ...record,
  ...rule,
  ...segment,
  ...campaign,
  ...delivery,
  ...channel,
  ...worklist,
  ...settings,
  ...file,
  ...error,
};
