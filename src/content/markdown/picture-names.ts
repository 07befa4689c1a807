const encodedCharacter =
  /%[0-7][\da-f]|%[cd][\da-f]%[89ab][\da-f]|%e[\da-f](?:%[89ab][\da-f]){2}|%f[0-7](?:%[89ab][\da-f]){3}/gi;

/**
 * The name of a picture's file as it stands in an address, encoded or not: `./a%20plant.jpg` and
 * `./a plant.jpg` are one. What encodes no text stands for itself.
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
