"""The core: records, schedules, estimates and plans, without screen or paper."""
