from planner.exchange.recognise import LAYOUTS


def test_every_layout_reads_one_cell_for_each_column():
    for layout in LAYOUTS:
        columns = (*layout.columns, *layout.optional)

        assert len(set(columns)) == len(columns)
        assert layout.loose is None or layout.loose in columns
