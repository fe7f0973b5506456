/** Of every account of the demo. Nobody real ever has it: a production start refuses demo mode. */
export const DEMO_PASSWORD = "quiet river after midnight";
