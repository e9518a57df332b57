/** The middle of some numbers, rounded. @param {number[]} numbers */
export function median(numbers) {
  return Math.round([...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)]);
}
