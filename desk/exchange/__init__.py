"""What goes to other parties: feedback to partners, the national delivery. Builds on `desk.signals`."""
