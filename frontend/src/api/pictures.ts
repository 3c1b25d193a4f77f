import * as Pictures from '../../wailsjs/go/bind/Pictures';
import { AppError, call } from './call';
import type { Picture } from './types';

/** As Go has it; what is larger is refused here already, unread. */
const MAX_PICTURE_MB = 10;

export const pictureURL = (id: number): string => `/picture/${id}`;
export const smallURL = (id: number): string => `/picture/${id}/small`;

/** Asks for files; none when the owner closed the dialog. */
export const choosePictures = (): Promise<Picture[]> => call(() => Pictures.Choose());
export const keepPictures = (paths: string[]): Promise<Picture[]> => call(() => Pictures.Keep(paths));

/** Writes pictures where the owner chooses; "" when they changed their mind, else where the first one is. */
export const savePictures = (ids: number[]): Promise<string> => call(() => Pictures.Save(ids));

/** Puts a picture into the clipboard, as PNG: other programs take nothing else. Only in the moment of a click. */
export async function copyPicture(id: number): Promise<void> {
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': asPNG(pictureURL(id)) })]);
}

async function asPNG(url: string): Promise<Blob> {
  const picture = new Image();
  picture.src = url;
  await picture.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [picture.naturalWidth, picture.naturalHeight];
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (png) => (png ? resolve(png) : reject(new AppError('unreadable', 'picture.unreadable'))),
      'image/png',
    );
  });
}

/** Keeps a picture of the clipboard. */
export async function pastePicture(file: Blob): Promise<Picture> {
  const size = Math.ceil(file.size / 1_048_576);
  if (size > MAX_PICTURE_MB) {
    throw new AppError('invalid', 'picture.tooLarge', { size: String(size), max: String(MAX_PICTURE_MB) });
  }
  const text = await asBase64(file);
  return call(() => Pictures.Paste(text));
}

function asBase64(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(new AppError('unreadable', 'picture.unreadable'));
    reader.readAsDataURL(file);
  });
}
