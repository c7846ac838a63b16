/** Vietnamese family names, folded. Some are given names as well (Hoàng, Vũ, Dương). */
export const vietnameseFamilyNames: readonly string[] = [
  'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly',
  'truong dinh doan lam trinh mai dao ta luong cao phung tong quach kieu trieu thai',
].flatMap((line) => line.split(' '));
