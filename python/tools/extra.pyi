
# -- data frames, charts --
from typing import Mapping

from plotly.graph_objects import Figure

_Frame = TypeVar("_Frame")
_Asked = Union[Mapping[str, Any], Sequence[Mapping[str, Any]], Literal[True]]

def run(
    frame: _Frame, *indicators: str, by: Union[str, Sequence[str], None] = None,
    kernel: _Kernel = None, nan: _Nan = "skip", short: _Short = "nan", **parameters: _Asked,
) -> _Frame: ...
def plot(
    frame: Any, indicators: Union[str, Sequence[str], Mapping[str, _Asked]] = (), *, x: Union[str, None] = None,
    kind: Literal["auto", "candles", "line"] = "auto", volume: bool = True, title: Union[str, None] = None,
    height: Union[int, None] = None, nan: _Nan = "skip", **parameters: _Asked,
) -> Figure: ...
