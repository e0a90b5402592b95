"""What TA-Lib keeps globally: here it belongs to the context (contextvars), so to each thread and each task of asyncio."""

from __future__ import annotations

import warnings
from contextvars import ContextVar
from typing import Any, NamedTuple, Union

from . import _table


class _Names:
    """Numbers with names, as attributes."""

    def __init__(self, names: str) -> None:
        for number, name in enumerate(names.split()):
            setattr(self, name, number)


CandleSettingType: Any = _Names(
    "BodyLong BodyVeryLong BodyShort BodyDoji ShadowLong ShadowVeryLong ShadowShort ShadowVeryShort Near Far Equal AllCandleSettings"
)
RangeType: Any = _Names("RealBody HighLow Shadows")
CANDLES = ["body_long", "body_very_long", "body_short", "doji", "shadow_long", "shadow_very_long", "shadow_short", "shadow_very_short",
           "near", "far", "equal"]  # fmt: skip
_RANGES = ["body", "range", "shadows"]


class Settings(NamedTuple):
    unstable: dict[str, int] = {}
    compatibility: int = 0
    candles: dict[str, Any] = {}  # options of the patterns


_settings: ContextVar[Settings] = ContextVar("tacho.talib", default=Settings())
current = _settings.get


def _unstable_name(name: str) -> Union[str, None]:
    if name in _table.RETIRED:
        message = f"unstable period '{name}' is deprecated and has no effect: {_table.RETIRED[name]}"
        warnings.warn(message, DeprecationWarning, stacklevel=3)
        return None
    if name not in ("ALL", "NONE") and not _table.has_unstable_period(name):
        raise KeyError(name)
    return name


def set_unstable_period(name: str, period: int) -> None:
    """How many values more the function `name` ("ALL": every one) discards at its beginning, in this thread or task."""
    known = _unstable_name(name)
    period = int(period)
    if not 0 <= period < 2**32:
        raise OverflowError("can't convert negative value to unsigned int" if period < 0 else "value too large to convert to unsigned int")
    if known and known != "NONE":
        now = current()
        unstable = {"ALL": period} if known == "ALL" else {**now.unstable, known: period}
        _settings.set(now._replace(unstable=unstable))


def get_unstable_period(name: str) -> int:
    known = _unstable_name(name)
    return unstable(known) if known else 0


def unstable(name: str) -> int:
    periods = current().unstable
    return periods.get(name, periods.get("ALL", 0))


def set_compatibility(value: int) -> None:
    """Kept, without effect, as in TA-Lib 0.8."""
    _settings.set(current()._replace(compatibility=int(value)))


def get_compatibility() -> int:
    return current().compatibility


def _setting(setting: Any, names: Any, what: str) -> int:
    number = getattr(names, setting, None) if isinstance(setting, str) else int(setting)
    if number is None or number not in vars(names).values():
        raise ValueError(f"{what} {setting!r}: one of {', '.join(vars(names))}, or its number")
    return number


def set_candle_settings(setting: Union[int, str], range_type: Union[int, str], period: int, factor: float) -> None:
    """What patterns take for long, short, near ...: `factor` times the mean RealBody, HighLow or Shadows of `period` bars before (0: of the bar
    itself).  Settings are named as in TA-Lib ("BodyLong"; CandleSettingType.BodyLong), and hold in this thread or task."""
    which = _setting(setting, CandleSettingType, "candle setting")
    of = _RANGES[_setting(range_type, RangeType, "range type")]
    if which >= len(CANDLES):
        raise ValueError("candle setting: one at a time")
    if not (0 <= int(period) <= 1000 and 0 <= factor <= 100):
        raise ValueError(f"candle setting: period {period} must be from 0 to 1000, factor {factor} from 0 to 100")
    id, now = CANDLES[which], current()
    given = {f"{id}_of": of, f"{id}_period": int(period), f"{id}_factor": float(factor)}
    _settings.set(now._replace(candles={**now.candles, **given}))


def restore_candle_default_settings(setting: Union[int, str] = "AllCandleSettings") -> None:
    which = _setting(setting, CandleSettingType, "candle setting")
    gone = CANDLES if which >= len(CANDLES) else [CANDLES[which]]
    keys = {f"{id}_{part}" for id in gone for part in ("of", "period", "factor")}
    now = current()
    _settings.set(now._replace(candles={key: value for key, value in now.candles.items() if key not in keys}))
