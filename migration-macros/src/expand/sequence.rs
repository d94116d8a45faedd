//! Sequences as data, and where their errors stand.

use super::name::{option, qualified};
use super::sites::{Site, Sites, listed, whole};
use crate::ast::{
    AlterSequence, CreateSequence, RenameSequence, SequenceBound, SequenceOptions, SequenceOwner,
};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

pub(super) fn create(sequence: &CreateSequence) -> TokenStream {
    let name = qualified(&sequence.name);
    let persistence = persistence(sequence.unlogged);
    let options = options(&sequence.options);
    let owned_by = option(sequence.owned_by.as_ref().map(owner));
    quote!(CreateSequence(__m::CreateSequence {
        name: #name,
        persistence: #persistence,
        options: #options,
        owned_by: #owned_by,
    }))
}

pub(super) fn alter(sequence: &AlterSequence) -> TokenStream {
    let name = qualified(&sequence.name);
    let restart = option(sequence.restart.map(|at| match at {
        Some(at) => quote!(__m::SequenceRestart::With(#at)),
        None => quote!(__m::SequenceRestart::AtStart),
    }));
    let numbers = sequence.options.as_ref().map(|it| {
        let options = options(it);
        quote!(__m::SequenceChange::Options(#options, #restart))
    });
    let owned_by = sequence.owned_by.as_ref().map(|it| {
        let owner = option(it.as_ref().map(owner));
        quote!(__m::SequenceChange::OwnedBy(#owner))
    });
    let logged = sequence.unlogged.map(|unlogged| {
        let persistence = persistence(unlogged);
        quote!(__m::SequenceChange::Persistence(#persistence))
    });
    let changes = numbers.into_iter().chain(owned_by).chain(logged);
    quote!(AlterSequence(__m::AlterSequence { name: #name, changes: &[#(#changes),*] }))
}

pub(super) fn rename(sequence: &RenameSequence) -> TokenStream {
    let name = qualified(&sequence.name);
    let (to, _) = &sequence.to;
    quote!(RenameSequence(__m::RenameSequence { name: #name, to: #to }))
}

pub(super) fn create_sites(sequence: &CreateSequence) -> Sites {
    sites(whole(sequence.name.place), sequence.owned_by.as_ref())
}

pub(super) fn alter_sites(sequence: &AlterSequence) -> Sites {
    let owner = sequence.owned_by.as_ref().and_then(Option::as_ref);
    sites(whole(sequence.name.place), owner)
}

pub(super) fn rename_sites(sequence: &RenameSequence) -> Sites {
    let mut sites = vec![whole(sequence.name.place)];
    sites.extend(listed(std::slice::from_ref(&sequence.to)));
    sites
}

fn sites(name: Site, owner: Option<&SequenceOwner>) -> Sites {
    let owner = owner.map(|owner| ("TABLE", 0, owner.place));
    std::iter::once(name).chain(owner).collect()
}

fn persistence(unlogged: bool) -> TokenStream {
    match unlogged {
        true => quote!(__m::Persistence::Unlogged),
        false => quote!(__m::Persistence::Logged),
    }
}

fn options(options: &SequenceOptions) -> TokenStream {
    let ty = option(options.ty.map(|ty| {
        let ty = Ident::new(ty, Span::call_site());
        quote!(__m::SequenceType::#ty)
    }));
    let [start, increment, cache] = [options.start, options.increment, options.cache]
        .map(|it| option(it.map(|it| quote!(#it))));
    let [min, max] = [options.min, options.max].map(|it| option(it.map(bound)));
    let cycle = option(options.cycle.map(|it| quote!(#it)));
    quote!(__m::SequenceOptions {
        ty: #ty,
        start: #start,
        increment: #increment,
        min: #min,
        max: #max,
        cache: #cache,
        cycle: #cycle,
    })
}

fn bound(bound: SequenceBound) -> TokenStream {
    match bound {
        Some(number) => quote!(__m::SequenceBound::At(#number)),
        None => quote!(__m::SequenceBound::Default),
    }
}

fn owner(owner: &SequenceOwner) -> TokenStream {
    let (table, column) = (qualified(&owner.table), &owner.column);
    quote!(__m::SequenceOwner { table: #table, column: #column })
}
