import shell from './en/shell';
import customer from './en/customer';
import identity from './en/identity';
import note from './en/note';
import reminder from './en/reminder';
import person from './en/person';
import feedback from './en/feedback';
import portrait from './en/portrait';
import source from './en/source';
import bulk from './en/bulk';
import importing from './en/importing';
import record from './en/record';
import rule from './en/rule';
import segment from './en/segment';
import campaign from './en/campaign';
import delivery from './en/delivery';
import channel from './en/channel';
import worklist from './en/worklist';
import settings from './en/settings';
import file from './en/file';
import error from './en/error';

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
