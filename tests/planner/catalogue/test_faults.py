from planner.catalogue.faults import Fault, NameUnknownError, NotTomlError


def test_a_fault_names_its_field_and_the_nearest_known_name() -> None:
    why = NameUnknownError(field="limits", nearest="limit", known="limit, rate")

    fault = Fault("a.toml", "limit[0]", why)

    assert (fault.field, fault.nearest) == ("limits", "limit")
    assert str(why) == (
        "Field “limits” is not known here; did you mean “limit”? "
        "Known are: limit, rate."
    )


def test_a_fault_of_a_whole_file_has_no_field_and_no_nearest() -> None:
    fault = Fault("a.toml", "", NotTomlError(reason="line 1"))

    assert (fault.field, fault.nearest) == ("", None)
