const encodedCharacter =
  /%[0-7][\da-f]|%[cd][\da-f]%[89ab][\da-f]|%e[\da-f](?:%[89ab][\da-f]){2}|%f[0-7](?:%[89ab][\da-f]){3}/gi;

/**
 * Decodes the name of a picture's file, so that `./a%20plant.jpg` and `./a plant.jpg` are the same. Escapes
 * that are not UTF-8 stay as written.
 */
export function decodePictureName(address: string): string {
  return address.replace(encodedCharacter, (encoded) => {
    try {
      return decodeURI(encoded);
    } catch {
      return encoded;
    }
  });
}
