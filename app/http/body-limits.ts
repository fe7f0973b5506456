/** How much of a body is read, by its kind. The server's guard refuses by `Content-Length`, the parsers by counting. */
export const FORM_BYTES = 256 * 1024;
export const JSON_BYTES = 64 * 1024;
export const FILE_BYTES = 10 * 1024 * 1024;
/** A multipart body has boundaries and the form's other fields beside the file. */
export const MULTIPART_BYTES = FILE_BYTES + FORM_BYTES;
export const MAX_FIELDS = 100;
/** Characters of a field's name. */
export const MAX_NAME = 100;
/** Of a field's name: itself and two more, as in `attending[7].state`. */
export const MAX_LEVELS = 3;
