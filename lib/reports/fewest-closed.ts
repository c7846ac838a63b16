/** With fewer closed deals a stage's own percent counts for more than they do: then odds are what is set, wherever they are shown. */
export const fewestClosed = 20;
