import shell from './zh-CN/shell';
import customer from './zh-CN/customer';
import identity from './zh-CN/identity';
import note from './zh-CN/note';
import reminder from './zh-CN/reminder';
import person from './zh-CN/person';
import feedback from './zh-CN/feedback';
import portrait from './zh-CN/portrait';
import source from './zh-CN/source';
import bulk from './zh-CN/bulk';
import importing from './zh-CN/importing';
import record from './zh-CN/record';
import rule from './zh-CN/rule';
import segment from './zh-CN/segment';
import campaign from './zh-CN/campaign';
import delivery from './zh-CN/delivery';
import channel from './zh-CN/channel';
import worklist from './zh-CN/worklist';
import settings from './zh-CN/settings';
import file from './zh-CN/file';
import error from './zh-CN/error';

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
