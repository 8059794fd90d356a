use num_bigint::{BigInt, BigUint};

fn slope(point: &(BigInt, BigInt), other: &(BigInt, BigInt), prime: &BigInt) -> bool {
    ((point.0.clone() - other.0.clone()) % prime).is_zero() //~ clone-for-operator
}

fn within(value: &BigUint, prime: &BigUint) -> BigUint {
    value.clone() % prime //~ clone-for-operator
}

fn scaled(value: &BigInt, by: BigInt) -> BigInt {
    by * value.clone() //~ clone-for-operator
}

fn total(values: &[BigUint]) -> BigUint {
    let mut total = BigUint::default();
    for value in values {
        total += value.clone(); //~ clone-for-operator
    }
    total
}

#[derive(Clone)]
struct Weights {
    rows: Vec<f64>,
}

impl<'a> std::ops::Mul<&'a Weights> for &'a Weights {
    type Output = Weights;
    fn mul(self, other: &'a Weights) -> Weights {
        Weights { rows: self.rows.iter().zip(&other.rows).map(|(a, b)| a * b).collect() }
    }
}

impl std::ops::AddAssign<&Weights> for Weights {
    fn add_assign(&mut self, other: &Weights) {
        add(&mut self.rows, &other.rows);
    }
}

fn weighted(one: &Weights, other: &Weights) -> Weights {
    let mut both = one.clone() * other.clone(); //~ clone-for-operator
    both += other.clone(); //~ clone-for-operator
    both
}

// ---- look-alikes

fn added_into_the_copy(value: &BigInt, step: &BigInt) -> BigInt {
    value.clone() + step
}

fn lent(value: &BigInt, step: &BigInt) -> BigInt {
    value * step
}

fn greeting(name: &String) -> String {
    name.clone() + "!"
}

#[derive(Clone)]
struct Term {
    parts: Vec<String>,
}

impl std::ops::Mul for Term {
    type Output = Term;
    fn mul(self, other: Term) -> Term {
        joined(self, other)
    }
}

fn product(one: &Term, other: &Term) -> Term {
    one.clone() * other.clone()
}

fn unknown(one: &Expression, other: &Expression) -> Expression {
    one.clone() * other.clone()
}

fn is_first(list: &[BigInt], value: &BigInt) -> bool {
    list[0].clone() == *value
}
