/** Square symmetric matrices, row by row in one array, of which the lower half is filled. */

/** Σ one[i] · two[i] of two parts of `values`; in four sums, as one would wait for each addition. */
function dot(
  values: Float64Array,
  at: { readonly one: number; readonly two: number; readonly length: number },
): number {
  const { one, two, length } = at;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let i = 0;
  for (; i + 3 < length; i += 4) {
    a += (values[one + i] as number) * (values[two + i] as number);
    b += (values[one + i + 1] as number) * (values[two + i + 1] as number);
    c += (values[one + i + 2] as number) * (values[two + i + 2] as number);
    d += (values[one + i + 3] as number) * (values[two + i + 3] as number);
  }
  for (; i < length; i += 1) a += (values[one + i] as number) * (values[two + i] as number);
  return a + b + (c + d);
}

/**
 * The Cholesky factor in place of `matrix`, its lower half alone. Throws where the matrix is not positive definite: a
 * penalty keeps those of the fit so.
 */
export function factorize(matrix: Float64Array, size: number): void {
  for (let row = 0; row < size; row += 1) {
    const rowAt = row * size;
    for (let column = 0; column <= row; column += 1) {
      const columnAt = column * size;
      const sum =
        (matrix[rowAt + column] as number) -
        dot(matrix, { one: rowAt, two: columnAt, length: column });
      if (column < row) {
        matrix[rowAt + column] = sum / (matrix[columnAt + column] as number);
      } else {
        if (!(sum > 0)) throw new Error('the matrix is not positive definite');
        matrix[rowAt + row] = Math.sqrt(sum);
      }
    }
  }
}

/** Solves L Lᵀ x = `right` in place of `right`. */
export function solve(factor: Float64Array, size: number, right: Float64Array): void {
  for (let row = 0; row < size; row += 1) {
    let sum = right[row] as number;
    for (let at = 0; at < row; at += 1) {
      sum -= (factor[row * size + at] as number) * (right[at] as number);
    }
    right[row] = sum / (factor[row * size + row] as number);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = right[row] as number;
    for (let at = row + 1; at < size; at += 1) {
      sum -= (factor[at * size + row] as number) * (right[at] as number);
    }
    right[row] = sum / (factor[row * size + row] as number);
  }
}

/** L⁻¹, the lower half. (L Lᵀ)⁻¹ is L⁻ᵀ L⁻¹, so any part of it is a sum over columns of this. */
export function invertFactor(factor: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  // Row i of the inverse is −(Σ_k<i L_ik · row k) / L_ii, with 1 / L_ii at its end. Four rows k at a time: what is added
  // up is then read and written a fourth as often. Row k is 0 behind its own place.
  for (let row = 0; row < size; row += 1) {
    const rowAt = row * size;
    const scale = -1 / (factor[rowAt + row] as number);
    for (let at = 0; at < row; at += 4) {
      const last = Math.min(at + 3, row - 1);
      const first = at * size;
      const second = Math.min(at + 1, last) * size;
      const third = Math.min(at + 2, last) * size;
      const fourth = last * size;
      const a = scale * (factor[rowAt + at] as number);
      const b = at + 1 <= last ? scale * (factor[rowAt + at + 1] as number) : 0;
      const c = at + 2 <= last ? scale * (factor[rowAt + at + 2] as number) : 0;
      const d = at + 3 <= last ? scale * (factor[rowAt + at + 3] as number) : 0;
      for (let column = 0; column <= last; column += 1) {
        inverse[rowAt + column] =
          (inverse[rowAt + column] as number) +
          a * (inverse[first + column] as number) +
          b * (inverse[second + column] as number) +
          (c * (inverse[third + column] as number) + d * (inverse[fourth + column] as number));
      }
    }
    inverse[rowAt + row] = -scale;
  }
  return inverse;
}

/** The inverse of a small symmetric positive definite matrix, both halves. */
export function invert(matrix: Float64Array, size: number): Float64Array {
  const factor = matrix.slice();
  factorize(factor, size);
  const inverse = invertFactor(factor, size);
  return blockOfInverse(inverse, size, { start: 0, size });
}

/** A block on the diagonal of (L Lᵀ)⁻¹, both halves, from L⁻¹. */
export function blockOfInverse(
  inverseFactor: Float64Array,
  size: number,
  block: { readonly start: number; readonly size: number },
): Float64Array {
  const found = new Float64Array(block.size * block.size);
  for (let row = block.start; row < size; row += 1) {
    const rowAt = row * size;
    const last = Math.min(block.size - 1, row - block.start);
    for (let one = 0; one <= last; one += 1) {
      const left = inverseFactor[rowAt + block.start + one] as number;
      if (left === 0) continue;
      for (let two = 0; two <= one; two += 1) {
        found[one * block.size + two] =
          (found[one * block.size + two] as number) +
          left * (inverseFactor[rowAt + block.start + two] as number);
      }
    }
  }
  for (let one = 0; one < block.size; one += 1) {
    for (let two = 0; two < one; two += 1) {
      found[two * block.size + one] = found[one * block.size + two] as number;
    }
  }
  return found;
}

/** xᵀ A x. */
export function quadratic(matrix: Float64Array, vector: Float64Array): number {
  const size = vector.length;
  let sum = 0;
  for (let one = 0; one < size; one += 1) {
    let line = 0;
    for (let two = 0; two < size; two += 1) {
      line += (matrix[one * size + two] as number) * (vector[two] as number);
    }
    sum += line * (vector[one] as number);
  }
  return sum;
}
