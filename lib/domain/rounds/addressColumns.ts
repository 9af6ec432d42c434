/** The columns of a list of addresses: housing only, persons are left out (domain.md C5, A6). */
export const ADDRESS_COLUMNS = ["community", "building", "unit", "room", "state"] as const;
export type AddressColumn = (typeof ADDRESS_COLUMNS)[number];
