"""What things are: records, periods, quantities, the calendar and the workspace. Standard library and pydantic only."""
