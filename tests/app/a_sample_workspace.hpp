// The sample as a workspace that answers questions, made once for all tests that only read it.
#pragma once

#include "app/demo_data.hpp"
#include "tandem/base/time_zone.hpp"
#include "tests/app/a_workspace.hpp"

#include <doctest/doctest.h>

namespace tandem::tests {

inline AWorkspace& a_sample_workspace() {
    static AWorkspace sample;
    // Beneath the core: what was asked before would not be answered anew.
    static const bool is_made = [] {
        const auto made = make_sample(sample.store(), 7, TimeZone::find("Europe/Berlin")->day_of(sample.clock().now()), {});
        REQUIRE_MESSAGE(made, (made ? "" : made.error().message));
        return true;
    }();
    static_cast<void>(is_made);
    return sample;
}

}  // namespace tandem::tests
