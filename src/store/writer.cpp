// Writer: a large change set in committed batches, taken back unless it is sealed.
#include "store_impl.hpp"

namespace tandem {

struct Writer::Impl {
    Store& store;
    detail::OpenSet set;
    bool is_open = true;
};

Writer::Writer(Store& store, std::string label, Origin origin) : impl_(new Impl{store, {}}) {
    impl_->set.label = std::move(label);
    impl_->set.origin = detail::origin_name(origin);
    impl_->set.person = store.impl().person;
}

Writer::~Writer() {
    // A failure here is mended at the next opening.
    if (impl_->is_open) static_cast<void>(cancel());
}

Result<> Writer::add(const ChangeSet& batch) {
    if (!impl_->is_open) return fail(ErrorCode::cancelled, "This change was ended already.");
    TRY(impl_->store.impl().commit(batch.changes, impl_->set, Store::Impl::Checks::all, false, Store::Impl::When::soon));
    return {};
}

void Writer::set_note(std::string json) { impl_->set.note = std::move(json); }

Result<Applied> Writer::seal() {
    if (!impl_->is_open) return fail(ErrorCode::cancelled, "This change was ended already.");
    Applied applied = TRY(impl_->store.impl().commit({}, impl_->set, Store::Impl::Checks::all, true));
    impl_->is_open = false;
    return applied;
}

Result<> Writer::cancel() {
    Store::Impl& store = impl_->store.impl();
    if (!impl_->is_open) return store.mend();
    impl_->is_open = false;
    // Batches that cannot be saved need not be taken back.
    if (!store.mend() || !store.commit_pending()) store.roll_back();
    if (impl_->set.number == 0) return {};
    store.half_taken_back.push_back({impl_->set.number, impl_->set.label});
    if (store.mend()) return {};
    return store.mend();        // a disk that failed once
}

}  // namespace tandem
