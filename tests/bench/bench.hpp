// Two sides of one workload, run in turn on the same machine in the same minute, and their figures as JSON.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace tandem::bench {

// Milliseconds, medians; `ratio` is ours divided by the peer's, `ratio_of_minima` that of the best of each.
struct Compared {
    std::string workload;
    double ours, peer, ratio, ratio_of_minima, goal;
};

inline double median(std::vector<double> of) {
    std::ranges::sort(of);
    return of[of.size() / 2];
}

inline double milliseconds(const std::function<void()>& act) {
    const auto start = std::chrono::steady_clock::now();
    act();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

inline Compared compare(std::string workload, double goal, const std::function<void()>& ours, const std::function<void()>& peer, int runs = 7) {
    std::vector<double> a, b;
    for (int run = 0; run < runs; ++run) {
        a.push_back(milliseconds(ours));
        b.push_back(milliseconds(peer));
    }
    const Compared c{std::move(workload), median(a), median(b), median(a) / median(b), std::ranges::min(a) / std::ranges::min(b), goal};
    std::printf("%-60s ours %9.2f ms, peer %9.2f ms, ratio %.2f, of minima %.2f (goal %.2f)\n", c.workload.c_str(), c.ours, c.peer, c.ratio, c.ratio_of_minima, c.goal);
    return c;
}

// build/bench/<name>.json: a list of {workload, ours, peer, ratio, ratio_of_minima, goal}.
inline int write(const std::string& folder, const std::string& name, const std::vector<Compared>& all) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Compared& c : all) list.push_back({{"workload", c.workload}, {"ours", c.ours}, {"peer", c.peer}, {"ratio", c.ratio}, {"ratio_of_minima", c.ratio_of_minima}, {"goal", c.goal}});
    std::ofstream out(folder + "/" + name + ".json");
    out << list.dump(2) << '\n';
    return out.good() ? 0 : 1;
}

}  // namespace tandem::bench
