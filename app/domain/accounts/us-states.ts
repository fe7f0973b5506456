const NAMES =
  "AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming";

/** The states somebody may call home, by their postal letters. Where the practice treats is said by its licences. */
export const US_STATES: readonly { value: string; label: string }[] = NAMES.split(",").map((entry) => ({
  value: entry.slice(0, 2),
  label: entry.slice(3),
}));

export const isUsState = (value: string): boolean => US_STATES.some((state) => state.value === value);

/** Postal letters in words: "VA" is "Virginia". */
export const stateNames = (letters: readonly string[]): string[] =>
  letters.map((state) => US_STATES.find((one) => one.value === state)?.label ?? state);
