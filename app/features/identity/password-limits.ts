/** Apart from the list of common passwords, so that a form does not carry that list to the browser. */
export const PASSWORD_MIN = 8
export const PASSWORD_ADVISED = 15
export const PASSWORD_MAX = 256
