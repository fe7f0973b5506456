import { useLoaderData } from "@remix-run/react";

/** Fifty rows of three columns, without a database behind them. */
export const loader = () => ({
  rows: Array.from({ length: 50 }, (_, index) => ({
    id: index,
    name: `Row ${index}`,
    at: new Date().toISOString(),
  })),
});

export default function Rows() {
  const { rows } = useLoaderData<typeof loader>();
  return (
    <table>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>{row.id}</td>
            <td>{row.name}</td>
            <td>{row.at}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
