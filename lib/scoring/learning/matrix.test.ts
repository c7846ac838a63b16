import { describe, expect, test } from 'vitest';
import { blockOfInverse, factorize, invert, invertFactor, quadratic, solve } from './matrix.ts';
import { toRandom } from './random.ts';

/** A symmetric positive definite matrix: A Aᵀ and a little more on the diagonal. */
function aMatrix(size: number, seed: number): Float64Array {
  const random = toRandom(seed);
  const half = Float64Array.from({ length: size * size }, () => random() - 0.5);
  const matrix = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      let sum = row === column ? 0.5 : 0;
      for (let at = 0; at < size; at += 1) {
        sum += (half[row * size + at] ?? 0) * (half[column * size + at] ?? 0);
      }
      matrix[row * size + column] = sum;
    }
  }
  return matrix;
}

function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length;
  return vector.map((_, row) =>
    vector.reduce((sum, value, at) => sum + (matrix[row * size + at] ?? 0) * value, 0),
  );
}

describe.each([1, 2, 3, 4, 5, 9, 30])('a matrix of %i', (size) => {
  const matrix = aMatrix(size, size);
  const vector = Float64Array.from({ length: size }, (_, at) => Math.sin(at + 1));

  test('is solved by its factor', () => {
    const factor = matrix.slice();
    factorize(factor, size);
    const found = times(matrix, vector);
    solve(factor, size, found);
    for (const [at, value] of found.entries()) expect(value).toBeCloseTo(vector[at] ?? 0, 9);
  });

  test('is inverted', () => {
    const found = times(invert(matrix, size), times(matrix, vector));
    for (const [at, value] of found.entries()) expect(value).toBeCloseTo(vector[at] ?? 0, 9);
  });

  test('has the blocks of its inverse', () => {
    const whole = invert(matrix, size);
    const factor = matrix.slice();
    factorize(factor, size);
    const start = Math.floor(size / 3);
    const block = { start, size: size - start };
    const found = blockOfInverse(invertFactor(factor, size), size, block);
    for (let row = 0; row < block.size; row += 1) {
      for (let column = 0; column < block.size; column += 1) {
        const own = whole[(start + row) * size + start + column] ?? 0;
        expect(found[row * block.size + column]).toBeCloseTo(own, 9);
      }
    }
  });

  test('has a square', () => {
    const product = times(matrix, vector);
    const sum = vector.reduce((before, value, at) => before + value * (product[at] ?? 0), 0);
    expect(quadratic(matrix, vector)).toBeCloseTo(sum, 9);
  });
});

test('a matrix that is not positive definite is a bug', () => {
  expect(() => factorize(new Float64Array([1, 0, 2, 1]), 2)).toThrow('positive definite');
});
