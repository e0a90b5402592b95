// consumer.cpp -- a C++17 program of somebody else's: the headers are C++ too.
#include <tacho.h>
#include <tacho/functions.h>
#include <cmath>
#include <iostream>
#include <memory>
#include <vector>

int main()
{
    const std::vector<double> close = { 1, 2, 3, 4, 5, 6 };
    std::vector<double> out(close.size());
    if (tacho_sma(close.size(), close.data(), 3, out.data()) != TACHO_OK || std::abs(out.back() - 5) > 1e-12) return 1;

    tacho_options options = TACHO_OPTIONS;
    options.missing = TACHO_PROPAGATE;
    const auto free = [](tacho_stream *s) { tacho_stream_free(s); };
    std::unique_ptr<tacho_stream, decltype(free)> stream(tacho_stream_new(tacho_find("sma"), nullptr, &options, nullptr), free);
    double value = 0;
    if (!stream || tacho_stream_update(stream.get(), close.data(), &value, nullptr) != TACHO_OK || !std::isnan(value)) return 1;
    std::cout << "tacho " << tacho_version() << ", " << tacho_count() << " indicators\n";
    return 0;
}
